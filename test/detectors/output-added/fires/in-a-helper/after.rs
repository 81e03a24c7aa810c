pub fn unstake(account: &StakeAccount, owner: &Pubkey) -> Vec<Instruction> {
    unstake_steps(account, owner)
}

fn unstake_steps(account: &StakeAccount, owner: &Pubkey) -> Vec<Instruction> {
    let mut steps = Vec::new();
    steps.push(stake::authorize(&account.key, owner, &account.next, Role::Withdrawer));
    steps.push(stake::deactivate_stake(&account.key, owner));
    steps
}
