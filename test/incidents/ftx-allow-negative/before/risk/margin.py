"""Margin, collateral and liquidation of futures accounts."""
import logging
import time
from decimal import Decimal

log = logging.getLogger(__name__)

ZERO = Decimal(0)
ONE = Decimal(1)
CLOSE_STEP = Decimal("0.25")
AUTO_CLOSE_FACTOR = Decimal("0.99")
MARK_MAX_AGE = 15


class RiskError(Exception):
    pass


class StaleMark(RiskError):
    pass


def get_mark(marks, market):
    mark = marks.get(market)
    if mark is None:
        raise StaleMark("no mark price for %s" % market)
    if time.time() - mark.at > MARK_MAX_AGE:
        raise StaleMark("mark price of %s is old" % market)
    return mark.price


def haircut(weights, coin, amount):
    w = weights.get(coin)
    if w is None:
        return ZERO
    if amount < 0:
        return amount
    return amount * w.initial / (ONE + w.imf * amount.sqrt())


def collateral_value(account, prices, weights):
    total = ZERO
    for coin, amount in account.balances.items():
        if amount == 0:
            continue
        value = haircut(weights, coin, amount) * prices[coin]
        total += value
    return total


def notional(position, marks):
    return abs(position.size) * get_mark(marks, position.market)


def pnl(position, marks):
    price = get_mark(marks, position.market)
    return (price - position.entry) * position.size


def total_notional(account, marks):
    total = ZERO
    for position in account.positions:
        total += notional(position, marks)
    return total


def total_pnl(account, marks):
    total = ZERO
    for position in account.positions:
        total += pnl(position, marks)
    return total


def account_value(account, prices, weights, marks):
    return collateral_value(account, prices, weights) + total_pnl(account, marks)


def mf(account, prices, weights, marks):
    size = total_notional(account, marks)
    if size == 0:
        return None
    return account_value(account, prices, weights, marks) / size


def position_mmf(position, market):
    base = max(market.mmf_floor, market.mmf_rate * abs(position.size).sqrt())
    return base * market.mmf_weight


def mmf(account, markets, marks):
    size = total_notional(account, marks)
    if size == 0:
        return ZERO
    total = ZERO
    for position in account.positions:
        market = markets[position.market]
        total += position_mmf(position, market) * notional(position, marks)
    return total / size


def position_imf(position, market):
    base = max(market.imf_floor, market.imf_rate * abs(position.size).sqrt())
    return base * market.imf_weight


def imf(account, markets, marks):
    size = total_notional(account, marks)
    if size == 0:
        return ZERO
    total = ZERO
    for position in account.positions:
        market = markets[position.market]
        total += position_imf(position, market) * notional(position, marks)
    return total / size


def free_collateral(account, prices, weights, marks, markets):
    value = account_value(account, prices, weights, marks)
    used = imf(account, markets, marks) * total_notional(account, marks)
    return value - used


def order_cost(order, market, mark):
    size = order.size * mark
    fee = size * market.taker_fee
    margin = size * market.imf_floor
    return margin + fee


def check_order(account, order, book):
    market = book.markets[order.market]
    if market.post_only and not order.post_only:
        raise RiskError("market is in post-only mode")
    if order.size < market.min_size:
        raise RiskError("order is too small")
    if order.reduce_only:
        return check_reduce_only(account, order)
    mark = get_mark(book.marks, order.market)
    free = free_collateral(account, book.prices, book.weights, book.marks, book.markets)
    cost = order_cost(order, market, mark)
    if cost > free:
        raise RiskError("account does not have enough margin")
    return True


def check_reduce_only(account, order):
    position = account.position(order.market)
    if position is None or position.size == 0:
        raise RiskError("no position to reduce")
    if position.size > 0 and order.side == "buy":
        raise RiskError("order would add to the position")
    if position.size < 0 and order.side == "sell":
        raise RiskError("order would add to the position")
    if order.size > abs(position.size):
        raise RiskError("order would turn the position")
    return True


def should_liquidate(account, book):
    if not account.positions:
        return False
    fraction = mf(account, book.prices, book.weights, book.marks)
    if fraction is None:
        return False
    return fraction < mmf(account, book.markets, book.marks)


def should_auto_close(account, book):
    fraction = mf(account, book.prices, book.weights, book.marks)
    if fraction is None:
        return False
    limit = mmf(account, book.markets, book.marks) * AUTO_CLOSE_FACTOR
    return fraction < limit


def close_size(position, market):
    step = abs(position.size) * CLOSE_STEP
    if step < market.min_size:
        return abs(position.size)
    return step - step % market.size_step


def close_orders(account, book):
    orders = []
    for position in account.positions:
        market = book.markets[position.market]
        size = close_size(position, market)
        if position.size > 0:
            side = "sell"
        else:
            side = "buy"
        orders.append(
            {
                "market": position.market,
                "side": side,
                "size": size,
                "reduce_only": True,
            }
        )
    return orders


def bankruptcy_price(account, position, book):
    value = account_value(account, book.prices, book.weights, book.marks)
    mark = get_mark(book.marks, position.market)
    per_unit = value / abs(position.size)
    if position.size > 0:
        return max(mark - per_unit, ZERO)
    return mark + per_unit


def liquidate(account, book, desk):
    desk.cancel_all(account.id)
    for order in close_orders(account, book):
        desk.place(account.id, order)
        log.info("liquidating %s: %s %s", account.id, order["side"], order["market"])


def auto_close(account, book, backstop):
    for position in list(account.positions):
        price = bankruptcy_price(account, position, book)
        backstop.take_over(account.id, position, price)
        log.warning("%s taken over from %s at %s", position.market, account.id, price)


def insurance_draw(account, fund, prices):
    debt = ZERO
    for coin, amount in account.balances.items():
        if amount < 0:
            debt -= amount * prices[coin]
    if debt == 0:
        return ZERO
    drawn = min(debt, fund.available())
    fund.pay(account.id, drawn)
    return drawn


def sweep_one(account, book, desk, backstop, fund):
    if should_auto_close(account, book):
        auto_close(account, book, backstop)
        insurance_draw(account, fund, book.prices)
        return "closed"
    if should_liquidate(account, book):
        liquidate(account, book, desk)
        return "liquidating"
    return "healthy"


def sweep(accounts, book, desk, backstop, fund):
    counts = {"closed": 0, "liquidating": 0, "healthy": 0, "skipped": 0}
    for account in accounts:
        try:
            state = sweep_one(account, book, desk, backstop, fund)
        except StaleMark as error:
            log.warning("account %s not judged: %s", account.id, error)
            state = "skipped"
        counts[state] += 1
    log.info("sweep: %s", counts)
    return counts


def can_withdraw(account, coin, amount, book):
    if amount <= 0:
        return False
    if account.balances.get(coin, ZERO) < amount:
        return False
    after = account.without(coin, amount)
    free = free_collateral(after, book.prices, book.weights, book.marks, book.markets)
    return free >= 0


def summary(account, book):
    fraction = mf(account, book.prices, book.weights, book.marks)
    return {
        "id": account.id,
        "value": str(account_value(account, book.prices, book.weights, book.marks)),
        "margin_fraction": None if fraction is None else str(fraction),
        "maintenance": str(mmf(account, book.markets, book.marks)),
        "initial": str(imf(account, book.markets, book.marks)),
        "free": str(free_collateral(account, book.prices, book.weights, book.marks, book.markets)),
    }
