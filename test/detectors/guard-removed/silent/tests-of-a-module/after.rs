use super::*;

#[test]
fn order_size_leaves_margin() {
    let (collateral, requirement) = worst_case();
    assert_eq!(collateral, 2_199_358_529);
    assert_eq!(order_size(), 60_000);
}
