"""Figures that everybody may see: volumes, open interest, the insurance fund."""
from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from decimal import ROUND_DOWN, Decimal
from statistics import NormalDist

from exchange.models import Account, Position, Prices, Snapshot, Store, Trade

logger = logging.getLogger(__name__)

CENT = Decimal("0.01")
SNAPSHOT_PERIOD = timedelta(hours=24)
FUND_ACCOUNTS = ("insurance-main", "insurance-perp", "insurance-otc")
STABLE_COINS = frozenset({"USD", "USDC", "TUSD", "BUSD"})


def public_status(store: Store, prices: Prices, now: datetime) -> dict[str, object]:
    """What the page about the exchange shows."""
    since = now - SNAPSHOT_PERIOD
    trades = store.trades(since)
    accounts = store.accounts()
    interest = open_interest(store.positions(), prices)
    markets = volume_by_market(trades, since)
    return {
        "time": now.isoformat(),
        "volume": str(total_volume(trades, since)),
        "markets": {market: str(value) for market, value in markets.items()},
        "openInterest": {market: str(value) for market, value in interest.items()},
        "insuranceFund": str(insurance_fund(store, prices, trades, now)),
        "liabilities": str(customer_liabilities(accounts, prices)),
    }


def take_snapshot(store: Store, prices: Prices) -> Snapshot:
    """Once a day; the last one counts until then."""
    now = datetime.now(timezone.utc)
    previous = store.last_snapshot()
    if previous is not None and now - previous.time < SNAPSHOT_PERIOD:
        return previous
    body = public_status(store, prices, now)
    store.save_snapshot(now, body)
    logger.info("snapshot taken at %s", now.isoformat())
    return store.last_snapshot()


def to_cents(amount: Decimal) -> Decimal:
    """Whole cents, never more than there is."""
    return amount.quantize(CENT, rounding=ROUND_DOWN)


def mark_price(prices: Prices, coin: str) -> Decimal:
    """What one coin is worth in dollars."""
    if coin in STABLE_COINS:
        return Decimal(1)
    price = prices.get(coin)
    if price is None or price <= 0:
        raise LookupError(coin)
    return price


def value_of(account: Account, prices: Prices) -> Decimal:
    """All its coins at their marks; negative where it owes."""
    value = Decimal(0)
    for coin, balance in account.balances.items():
        value += balance * mark_price(prices, coin)
    return value


def volume_by_market(trades: Iterable[Trade], since: datetime) -> dict[str, Decimal]:
    """As `total_volume`, market by market."""
    volumes: dict[str, Decimal] = defaultdict(Decimal)
    for trade in trades:
        if trade.time < since:
            continue
        volumes[trade.market] += trade.price * trade.size
    return {market: to_cents(value) for market, value in sorted(volumes.items())}


def total_volume(trades: Iterable[Trade], since: datetime) -> Decimal:
    """What changed hands, in dollars."""
    volume = Decimal(0)
    for trade in trades:
        if trade.time >= since:
            volume += trade.price * trade.size
    return to_cents(volume)


def open_interest(positions: Iterable[Position], prices: Prices) -> dict[str, Decimal]:
    """Of each market, long and short together."""
    interest: dict[str, Decimal] = defaultdict(Decimal)
    for position in positions:
        interest[position.market] += abs(position.size) * mark_price(prices, position.coin)
    return {market: to_cents(value) for market, value in interest.items()}


def margin_fraction(
    account: Account, positions: Iterable[Position], prices: Prices
) -> Decimal | None:
    """None where it has no position."""
    notional = Decimal(0)
    for position in positions:
        if position.account == account.id:
            notional += abs(position.size) * mark_price(prices, position.coin)
    if notional == 0:
        return None
    return value_of(account, prices) / notional


def accounts_at_risk(
    accounts: Iterable[Account], positions: Iterable[Position], prices: Prices, floor: Decimal
) -> list[tuple[str, Decimal]]:
    """Those whose margin is below the floor."""
    found = []
    for account in accounts:
        fraction = margin_fraction(account, positions, prices)
        if fraction is not None and fraction < floor:
            found.append((account.id, fraction))
    return found


def customer_liabilities(accounts: Iterable[Account], prices: Prices) -> Decimal:
    """What customers could take out."""
    total = Decimal(0)
    for account in accounts:
        value = value_of(account, prices)
        if value > 0:
            total += value
    return to_cents(total)


def account_deficits(
    accounts: Iterable[Account], prices: Prices
) -> list[tuple[str, Decimal]]:
    """Accounts below zero, the largest first."""
    deficits = []
    for account in accounts:
        value = value_of(account, prices)
        if value < 0:
            deficits.append((account.id, to_cents(-value)))
    deficits.sort(key=lambda deficit: deficit[1], reverse=True)
    return deficits


def daily_drift(prices: Prices, scale: int = 7_500) -> Decimal:
    """Marks move while the accounts are read; this says how much."""
    return Decimal(str(round(NormalDist.from_samples(prices.recent(scale)).stdev, 2)))


def insurance_fund(
    store: Store, prices: Prices, trades: Iterable[Trade], now: datetime
) -> Decimal:
    """The size of the fund, as its accounts are worth now."""
    size = Decimal(0)
    for name in FUND_ACCOUNTS:
        account = store.account(name)
        if account is None:
            logger.warning("fund account %s is missing", name)
            continue
        size += value_of(account, prices)
    return to_cents(size)


def draw_on_fund(store: Store, account: Account, prices: Prices) -> Decimal:
    """Covers what an account owes, as far as the fund goes."""
    needed = -value_of(account, prices)
    if needed <= 0:
        return Decimal(0)
    main = store.account(FUND_ACCOUNTS[0])
    if main.balances["USD"] < needed:
        logger.error("fund cannot cover %s of %s", needed, account.id)
        needed = main.balances["USD"]
    main.balances["USD"] -= needed
    account.balances["USD"] += needed
    store.record("fund-draw", account.id, needed)
    return to_cents(needed)


def withdrawable(account: Account, prices: Prices, margin: Decimal) -> Decimal:
    """What is left beside the margin."""
    free = value_of(account, prices) - margin
    if free <= 0:
        return Decimal(0)
    return to_cents(free)


def funding_rate(index: Decimal, perpetual: Decimal) -> Decimal:
    """By the hour, and never beyond the cap on either side."""
    if index <= 0:
        raise ValueError("index")
    rate = (perpetual - index) / index / 24
    cap = Decimal("0.00075")
    if rate > cap:
        return cap
    if rate < -cap:
        return -cap
    return rate


def funding_payments(
    positions: Iterable[Position], rate: Decimal, prices: Prices
) -> list[tuple[str, Decimal]]:
    """Longs pay where the rate is above zero."""
    payments = []
    for position in positions:
        amount = to_cents(position.size * mark_price(prices, position.coin) * rate)
        if amount == 0:
            continue
        payments.append((position.account, -amount))
    return payments


def leaderboard(
    accounts: Iterable[Account], prices: Prices, length: int
) -> list[tuple[str, Decimal]]:
    """Of those who want to be seen, by what they gained."""
    gains = []
    for account in accounts:
        if not account.public:
            continue
        gains.append((account.nickname, to_cents(value_of(account, prices) - account.deposits)))
    gains.sort(key=lambda gain: gain[1], reverse=True)
    return gains[:length]


def trades_as_csv(trades: Iterable[Trade]) -> str:
    """For spreadsheets."""
    lines = ["time,market,price,size"]
    for trade in trades:
        lines.append(
            ",".join([trade.time.isoformat(), trade.market, str(trade.price), str(trade.size)])
        )
    return "\n".join(lines) + "\n"
