class WithdrawalMessage {
    void validate() {
        checkNonBlankString(payoutAddress, "payoutAddress");
        checkAmount(amount, "amount");
        peer.send(this);
    }
}
