impl Engine {
    fn withdraw_all(&mut self, bar: Bar) {
        match bar.price_type {
            PriceType::Last => self.vault.withdraw(bar),
            PriceType::Mark => self.vault.withdraw_mark(bar),
        }
    }
}
