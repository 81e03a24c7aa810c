pub fn unstake(account: &StakeAccount, owner: &Pubkey) -> Vec<Instruction> {
    vec![stake::deactivate_stake(&account.key, owner)]
}
