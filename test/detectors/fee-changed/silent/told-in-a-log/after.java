class SwapFinalizer {
    void run(Swap swap, Coin payout, Coin change, Fees fees) {
        log.info("payout={}, sellersFee={}, buyersFee={}, change={}",
                payout.getValue(), fees.ofSeller(), fees.ofBuyer(), change);
        swap.finish();
    }
}
