use super::*;

#[test]
fn order_size_leaves_margin() {
    let (collateral, requirement) = worst_case();
    assert!(collateral - requirement < QUOTE_PRECISION);
    assert_eq!(order_size(), 60_000);
}
