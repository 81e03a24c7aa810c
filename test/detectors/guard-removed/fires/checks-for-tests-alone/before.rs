pub fn withdraw(vault: &mut Vault, amount: u64) -> Result<()> {
    checks::limit(vault, amount)?;
    vault.pay(amount)
}

mod checks {
    pub fn limit(vault: &Vault, amount: u64) -> Result<()> {
        if amount > vault.limit {
            return Err(VaultError::OverLimit);
        }
        Ok(())
    }
}
