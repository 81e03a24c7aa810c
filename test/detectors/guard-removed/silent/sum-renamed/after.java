final class DailyCap {
    void spend(String account, BigDecimal amount) {
        BigDecimal sum = spent.get(account).add(amount);
        if (sum.compareTo(cap) > 0) {
            throw new CapExceededException(account, cap);
        }
        spent.put(account, sum);
    }
}
