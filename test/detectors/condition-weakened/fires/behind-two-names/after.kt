class Sweep(private val desk: Desk) {
    fun judge(account: Account) {
        val covered = account.terms.allowNegative
        val isLow = account.fraction < account.floor && !covered
        if (isLow) {
            desk.liquidate(account)
        }
    }
}
