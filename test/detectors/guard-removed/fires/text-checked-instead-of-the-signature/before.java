class Withdrawal {
    void pay() {
        checkSignature(request, signers, "request");
        vault.transfer(request.to(), request.amount());
    }
}
