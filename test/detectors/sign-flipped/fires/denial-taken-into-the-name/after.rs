pub fn handle_update(keeper: &Keeper, market: &mut Market) -> Result<()> {
    validate!(
        keeper.can_update_bid_ask_average(),
        ErrorCode::CannotUpdate,
        "updates are switched off"
    )?;
    market.update_bid_ask_average()
}
