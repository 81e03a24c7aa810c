final class DailyCap {
    void spend(String account, BigDecimal amount) {
        BigDecimal sum = spent.get(account).add(amount);
        if (amount.compareTo(cap) > 0) {
            throw new CapExceededException(account, cap);
        }
        spent.put(account, sum);
    }
}
