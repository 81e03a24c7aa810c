package com.acme.treasury;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class DailyCap {
    private final Map<String, BigDecimal> spent = new ConcurrentHashMap<>();
    private final BigDecimal cap;
    private final Clock clock;
    private LocalDate day;

    public DailyCap(BigDecimal cap, Clock clock) {
        this.cap = cap;
        this.clock = clock;
        this.day = LocalDate.now(clock);
    }

    public synchronized void spend(String account, BigDecimal amount) {
        roll();
        requirePositive(amount);
        BigDecimal sum = spent.getOrDefault(account, BigDecimal.ZERO).add(amount);
        if (sum.compareTo(cap) > 0) {
            throw new CapExceededException(account, cap);
        }
        spent.put(account, sum);
    }

    private static void requirePositive(BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("amount must be positive");
        }
    }

    private void roll() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(day)) {
            spent.clear();
            day = today;
        }
    }
}
