impl Desk {
    pub fn withdraw(&mut self, order: Order) -> Result<Receipt, Error> {
        if order.amount > self.limit {
            return Err(Error::OverLimit);
        }
        if order.signer != self.owner {
            return Err(Error::NotTheOwner);
        }
        self.venue.withdraw(order.to, order.amount)
    }
}
