#[doc = "How much may go
#[cfg(test)]
#[per day]"]
mod limits {
    pub fn withdraw(vault: &mut Vault, amount: u64) -> Result<()> {
        if amount > vault.limit {
            return Err(VaultError::OverLimit);
        }
        vault.pay(amount)
    }
}
