use solana_sdk::instruction::Instruction;

pub fn steps(account: &Account) -> Option<Instruction> {
    account.step()
}
