pub fn withdraw(vault: &mut Vault, amount: u64) -> Result<()> {
    require!(amount <= vault.limit, VaultError::OverLimit);
    vault.pay(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn withdraw_all(vault: &mut Vault) -> Result<()> {
        withdraw(vault, vault.balance)
    }

    #[test]
    fn pays() {
        assert!(withdraw_all(&mut Vault::full()).is_ok());
    }
}
