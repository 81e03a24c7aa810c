class Sweep(private val desk: Desk) {
    fun judge(account: Account) {
        if (account.fraction < account.floor) {
            desk.liquidate(account)
        }
    }
}
