"""Margin, collateral and liquidation of futures accounts.

Everything that needs market data takes a `Book`, so that one sweep judges all accounts by the same
prices.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from risk.types import Account, Backstop, Book, Desk, Fund, Market, Order, Position, Weight

logger = logging.getLogger(__name__)

ZERO = Decimal(0)
ONE = Decimal(1)
CLOSE_STEP = Decimal("0.25")
AUTO_CLOSE_FACTOR = Decimal("0.99")
MARK_MAX_AGE_SECONDS = 15


class RiskError(Exception):
    """An account may not do what it asked for."""


class StaleMark(RiskError):
    """There is no mark price to judge by, or it is too old."""


# Sweeping


def sweep(
    accounts: Iterable[Account], book: Book, desk: Desk, backstop: Backstop, fund: Fund
) -> Counter[str]:
    """Judge all accounts once; how many ended up in which state."""
    states: Counter[str] = Counter()
    for account in accounts:
        try:
            state = sweep_account(account, book, desk, backstop, fund)
        except StaleMark as error:
            logger.warning("account %s not judged: %s", account.id, error)
            state = "skipped"
        states[state] += 1
    logger.info("sweep: %s", dict(states))
    return states


def sweep_account(
    account: Account, book: Book, desk: Desk, backstop: Backstop, fund: Fund
) -> str:
    if needs_auto_close(account, book):
        auto_close(account, book, backstop)
        draw_insurance(account, fund, book.prices)
        return "closed"
    if needs_liquidation(account, book):
        liquidate(account, book, desk)
        return "liquidating"
    return "healthy"


def needs_liquidation(account: Account, book: Book) -> bool:
    """Below maintenance: positions are reduced on the market."""
    if not account.positions:
        return False
    fraction = margin_fraction(account, book)
    if fraction is None:
        return False
    return fraction < maintenance_fraction(account, book)


def needs_auto_close(account: Account, book: Book) -> bool:
    """Far below maintenance: positions go to the backstop provider."""
    fraction = margin_fraction(account, book)
    if fraction is None:
        return False
    floor = maintenance_fraction(account, book) * AUTO_CLOSE_FACTOR
    return fraction < floor


def liquidate(account: Account, book: Book, desk: Desk) -> None:
    desk.cancel_all(account.id)
    for order in closing_orders(account, book):
        desk.place(account.id, order)
        logger.info("liquidating %s: %s %s", account.id, order["side"], order["market"])


def auto_close(account: Account, book: Book, backstop: Backstop) -> None:
    for position in list(account.positions):
        price = bankruptcy_price(account, position, book)
        backstop.take_over(account.id, position, price)
        logger.warning("%s taken over from %s at %s", position.market, account.id, price)


def closing_orders(account: Account, book: Book) -> list[dict[str, Any]]:
    return [
        {
            "market": position.market,
            "side": "sell" if position.size > 0 else "buy",
            "size": closing_size(position, book.markets[position.market]),
            "reduce_only": True,
        }
        for position in account.positions
    ]


def closing_size(position: Position, market: Market) -> Decimal:
    step = abs(position.size) * CLOSE_STEP
    if step < market.min_size:
        return abs(position.size)
    return step - step % market.size_step


def bankruptcy_price(account: Account, position: Position, book: Book) -> Decimal:
    mark = mark_price(book, position.market)
    per_unit = account_value(account, book) / abs(position.size)
    if position.size > 0:
        return max(mark - per_unit, ZERO)
    return mark + per_unit


def draw_insurance(account: Account, fund: Fund, prices: Mapping[str, Decimal]) -> Decimal:
    """What the fund pays for balances below zero."""
    debt = sum(
        (-amount * prices[coin] for coin, amount in account.balances.items() if amount < 0), ZERO
    )
    if debt == 0:
        return ZERO
    drawn = min(debt, fund.available())
    fund.pay(account.id, drawn)
    return drawn


# Orders and withdrawals


def check_order(account: Account, order: Order, book: Book) -> bool:
    market = book.markets[order.market]
    if market.post_only and not order.post_only:
        raise RiskError("market is in post-only mode")
    if order.size < market.min_size:
        raise RiskError("order is too small")
    if order.reduce_only:
        return check_reduce_only(account, order)
    cost = order_cost(order, market, mark_price(book, order.market))
    if cost > free_collateral(account, book):
        raise RiskError("account does not have enough margin")
    return True


def check_reduce_only(account: Account, order: Order) -> bool:
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


def can_withdraw(account: Account, coin: str, amount: Decimal, book: Book) -> bool:
    if amount <= 0:
        return False
    if account.balances.get(coin, ZERO) < amount:
        return False
    return free_collateral(account.without(coin, amount), book) >= 0


def order_cost(order: Order, market: Market, mark: Decimal) -> Decimal:
    size = order.size * mark
    fee = size * market.taker_fee
    margin = size * market.imf_floor
    return margin + fee


# Value and margin


def account_value(account: Account, book: Book) -> Decimal:
    return collateral_value(account, book.prices, book.weights) + total_pnl(account, book)


def free_collateral(account: Account, book: Book) -> Decimal:
    used = initial_fraction(account, book) * total_notional(account, book)
    return account_value(account, book) - used


def margin_fraction(account: Account, book: Book) -> Decimal | None:
    """Value over size; none where there is no position."""
    size = total_notional(account, book)
    if size == 0:
        return None
    return account_value(account, book) / size


def maintenance_fraction(account: Account, book: Book) -> Decimal:
    size = total_notional(account, book)
    if size == 0:
        return ZERO
    total = ZERO
    for position in account.positions:
        market = book.markets[position.market]
        total += position_maintenance(position, market) * notional(position, book)
    return total / size


def initial_fraction(account: Account, book: Book) -> Decimal:
    size = total_notional(account, book)
    if size == 0:
        return ZERO
    total = ZERO
    for position in account.positions:
        market = book.markets[position.market]
        total += position_initial(position, market) * notional(position, book)
    return total / size


def position_maintenance(position: Position, market: Market) -> Decimal:
    base = max(market.mmf_floor, market.mmf_rate * abs(position.size).sqrt())
    return base * market.mmf_weight


def position_initial(position: Position, market: Market) -> Decimal:
    base = max(market.imf_floor, market.imf_rate * abs(position.size).sqrt())
    return base * market.imf_weight


def total_notional(account: Account, book: Book) -> Decimal:
    return sum((notional(position, book) for position in account.positions), ZERO)


def total_pnl(account: Account, book: Book) -> Decimal:
    return sum((pnl(position, book) for position in account.positions), ZERO)


def notional(position: Position, book: Book) -> Decimal:
    return abs(position.size) * mark_price(book, position.market)


def pnl(position: Position, book: Book) -> Decimal:
    return (mark_price(book, position.market) - position.entry) * position.size


def collateral_value(
    account: Account, prices: Mapping[str, Decimal], weights: Mapping[str, Weight]
) -> Decimal:
    total = ZERO
    for coin, amount in account.balances.items():
        if amount == 0:
            continue
        total += with_haircut(weights, coin, amount) * prices[coin]
    return total


def with_haircut(weights: Mapping[str, Weight], coin: str, amount: Decimal) -> Decimal:
    """Debts count in full, holdings by the weight of their coin."""
    weight = weights.get(coin)
    if weight is None:
        return ZERO
    if amount < 0:
        return amount
    return amount * weight.initial / (ONE + weight.imf * amount.sqrt())


def mark_price(book: Book, market: str) -> Decimal:
    mark = book.marks.get(market)
    if mark is None:
        raise StaleMark(f"no mark price for {market}")
    if time.time() - mark.at > MARK_MAX_AGE_SECONDS:
        raise StaleMark(f"mark price of {market} is old")
    return mark.price


# What the dashboard shows


def summary(account: Account, book: Book) -> dict[str, str | None]:
    fraction = margin_fraction(account, book)
    return {
        "id": account.id,
        "value": str(account_value(account, book)),
        "margin_fraction": None if fraction is None else str(fraction),
        "maintenance": str(maintenance_fraction(account, book)),
        "initial": str(initial_fraction(account, book)),
        "free": str(free_collateral(account, book)),
    }
