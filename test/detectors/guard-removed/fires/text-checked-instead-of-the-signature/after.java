class Withdrawal {
    void pay() {
        checkNotBlank(request, "request");
        vault.transfer(request.to(), request.amount());
    }
}
