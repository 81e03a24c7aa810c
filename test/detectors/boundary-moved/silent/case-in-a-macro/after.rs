impl Desk {
    pub fn withdraw(&mut self, order: Order) -> Result<Receipt, Error> {
        require_gte!(self.limit, order.amount, Error::OverLimit);
        require_keys_eq!(order.signer, self.owner, Error::NotTheOwner);
        self.venue.withdraw(order.to, order.amount)
    }
}
