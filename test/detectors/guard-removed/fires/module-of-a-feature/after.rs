pub fn withdraw(vault: &mut Vault, amount: u64) -> Result<()> {
    vault.pay(amount)
}

#[cfg(feature = "test")]
mod limits {
    pub fn withdraw_all(vault: &mut Vault) -> Result<()> {
        super::withdraw(vault, vault.balance)
    }
}
