class Sweep(private val desk: Desk) {
    fun judge(account: Account) {
        val isLow = account.fraction < account.floor
        if (isLow) {
            desk.liquidate(account)
        }
    }
}
