class Withdrawal {
    void pay() {
        recordLimit(request, account);
        vault.transfer(request.to(), request.amount());
    }
}
