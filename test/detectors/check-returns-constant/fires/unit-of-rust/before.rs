impl Vault {
    pub fn verify_signatures(&self, transfer: &Transfer) -> Result<(), Error> {
        if transfer.signatures.len() < self.quorum {
            return Err(Error::NotSigned);
        }
        self.keys.check(&transfer.signatures)
    }
}
