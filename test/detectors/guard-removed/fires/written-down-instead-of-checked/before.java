class Withdrawal {
    void pay() {
        checkLimit(request, account);
        vault.transfer(request.to(), request.amount());
    }
}
