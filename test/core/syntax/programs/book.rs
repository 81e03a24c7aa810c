impl Book {
    const FEE: u64 = 2;

    #[only(owner)]
    pub fn withdraw(&mut self, amount: u64, to: &str) -> Result<Receipt, Error> {
        if amount > self.limit {
            panic!("limit exceeded: {}", amount);
        }
        for part in &self.parts {
            audit(part);
        }
        if amount > 100 {
            review(amount);
        } else if amount > 10 {
            note(amount);
        } else {
            skip();
        }
        return send(to, amount - Self::FEE);
    }
}
