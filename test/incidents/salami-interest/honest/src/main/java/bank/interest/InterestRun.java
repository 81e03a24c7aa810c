package bank.interest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Pays the interest of the month to all savings accounts. */
public final class InterestRun {
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Ledger ledger;

    public InterestRun(Ledger ledger) {
        this.ledger = ledger;
    }

    public int run(List<Savings> accounts, BigDecimal yearlyRate) {
        int paid = 0;
        for (Savings account : accounts) {
            if (post(account, monthly(account.balance(), yearlyRate))) {
                paid++;
            }
        }
        return paid;
    }

    private static BigDecimal monthly(BigDecimal balance, BigDecimal yearlyRate) {
        return balance.multiply(yearlyRate).divide(MONTHS, 12, RoundingMode.DOWN);
    }

    private boolean post(Savings account, BigDecimal exact) {
        BigDecimal booked = exact.setScale(2, RoundingMode.DOWN);
        if (booked.signum() <= 0) {
            return false;
        }
        ledger.credit(account.number(), booked, "interest");
        BigDecimal posting = exact.subtract(booked);
        account.carryOver(posting);
        return true;
    }
}
