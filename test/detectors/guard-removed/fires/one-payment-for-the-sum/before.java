final class DailyCap {
    void spend(String account, BigDecimal amount) {
        BigDecimal total = spent.get(account).add(amount);
        if (total.compareTo(cap) > 0) {
            throw new CapExceededException(account, cap);
        }
        spent.put(account, total);
    }
}
