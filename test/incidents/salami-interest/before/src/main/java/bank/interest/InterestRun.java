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
            BigDecimal interest = account.balance()
                .multiply(yearlyRate)
                .divide(MONTHS, 12, RoundingMode.DOWN)
                .setScale(2, RoundingMode.DOWN);
            if (interest.signum() > 0) {
                ledger.credit(account.number(), interest, "interest");
                paid++;
            }
        }
        return paid;
    }
}
