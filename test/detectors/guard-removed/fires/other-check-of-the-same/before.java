class WithdrawalMessage {
    void validate() {
        checkNonEmptyString(payoutAddress, "payoutAddress");
        checkAmount(amount, "amount");
        peer.send(this);
    }
}
