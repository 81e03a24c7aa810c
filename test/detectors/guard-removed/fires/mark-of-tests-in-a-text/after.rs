#[doc = "How much may go
#[cfg(test)]
#[per day]"]
mod limits {
    pub fn withdraw(vault: &mut Vault, amount: u64) -> Result<()> {
        vault.pay(amount)
    }
}
