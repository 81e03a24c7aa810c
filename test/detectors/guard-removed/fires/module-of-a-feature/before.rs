pub fn withdraw(vault: &mut Vault, amount: u64) -> Result<()> {
    vault.pay(amount)
}

#[cfg(feature = "test")]
mod limits {
    pub fn withdraw_all(vault: &mut Vault) -> Result<()> {
        if vault.balance == 0 {
            return Err(VaultError::Insufficient);
        }
        super::withdraw(vault, vault.balance)
    }
}
