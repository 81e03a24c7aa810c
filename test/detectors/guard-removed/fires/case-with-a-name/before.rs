impl Desk {
    fn withdraw(&mut self, order: Order) -> Result<Receipt, Error> {
        match order.amount {
            amount if amount > self.limit => return Err(Error::OverLimit),
            _ => self.count += 1,
        }
        self.venue.withdraw(order.to, order.amount)
    }
}
