import logging
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from decimal import ROUND_DOWN, Decimal

log = logging.getLogger(__name__)

CENT = Decimal("0.01")
SNAPSHOT_HOURS = 24
FUND_ACCOUNTS = ("insurance-main", "insurance-perp", "insurance-otc")
STABLE = {"USD", "USDC", "TUSD", "BUSD"}


def cents(x):
    return x.quantize(CENT, rounding=ROUND_DOWN)


def mark(prices, coin):
    if coin in STABLE:
        return Decimal(1)
    p = prices.get(coin)
    if p is None or p <= 0:
        raise LookupError(coin)
    return p


def account_value(acct, prices):
    v = Decimal(0)
    for coin, bal in acct.balances.items():
        v += bal * mark(prices, coin)
    return v


def open_interest(positions, prices):
    oi = defaultdict(Decimal)
    for p in positions:
        oi[p.market] += abs(p.size) * mark(prices, p.coin)
    return {m: cents(v) for m, v in oi.items()}


def volume(trades, since):
    v = Decimal(0)
    for t in trades:
        if t.time >= since:
            v += t.price * t.size
    return cents(v)


def volume_by_market(trades, since):
    out = defaultdict(Decimal)
    for t in trades:
        if t.time < since:
            continue
        out[t.market] += t.price * t.size
    return {m: cents(v) for m, v in sorted(out.items())}


def liabilities(accounts, prices):
    total = Decimal(0)
    for a in accounts:
        v = account_value(a, prices)
        if v > 0:
            total += v
    return cents(total)


def deficits(accounts, prices):
    rows = []
    for a in accounts:
        v = account_value(a, prices)
        if v < 0:
            rows.append((a.id, cents(-v)))
    rows.sort(key=lambda r: r[1], reverse=True)
    return rows


def fund_size(store, prices, trades, now):
    total = Decimal(0)
    for name in FUND_ACCOUNTS:
        acct = store.account(name)
        if acct is None:
            log.warning("fund account %s is missing", name)
            continue
        total += account_value(acct, prices)
    return cents(total)


def draw_on_fund(store, acct, prices):
    need = -account_value(acct, prices)
    if need <= 0:
        return Decimal(0)
    main = store.account(FUND_ACCOUNTS[0])
    if main.balances["USD"] < need:
        log.error("fund cannot cover %s of %s", need, acct.id)
        need = main.balances["USD"]
    main.balances["USD"] -= need
    acct.balances["USD"] += need
    store.record("fund-draw", acct.id, need)
    return cents(need)


def funding_rate(index, perp):
    if index <= 0:
        raise ValueError("index")
    r = (perp - index) / index / 24
    cap = Decimal("0.00075")
    if r > cap:
        return cap
    if r < -cap:
        return -cap
    return r


def funding_payments(positions, rate, prices):
    out = []
    for p in positions:
        amount = cents(p.size * mark(prices, p.coin) * rate)
        if amount == 0:
            continue
        out.append((p.account, -amount))
    return out


def status(store, prices, now):
    since = now - timedelta(hours=SNAPSHOT_HOURS)
    trades = store.trades(since)
    accounts = store.accounts()
    return {
        "time": now.isoformat(),
        "volume": str(volume(trades, since)),
        "markets": {m: str(v) for m, v in volume_by_market(trades, since).items()},
        "openInterest": {m: str(v) for m, v in open_interest(store.positions(), prices).items()},
        "insuranceFund": str(fund_size(store, prices, trades, now)),
        "liabilities": str(liabilities(accounts, prices)),
    }


def leaderboard(accounts, prices, n):
    rows = []
    for a in accounts:
        if not a.public:
            continue
        rows.append((a.nickname, cents(account_value(a, prices) - a.deposits)))
    rows.sort(key=lambda r: r[1], reverse=True)
    return rows[:n]


def snapshot(store, prices):
    now = datetime.now(timezone.utc)
    last = store.last_snapshot()
    if last is not None and now - last.time < timedelta(hours=SNAPSHOT_HOURS):
        return last
    body = status(store, prices, now)
    store.save_snapshot(now, body)
    log.info("snapshot %s", now.isoformat())
    return store.last_snapshot()


def export_csv(rows):
    lines = ["time,market,price,size"]
    for t in rows:
        lines.append(",".join([t.time.isoformat(), t.market, str(t.price), str(t.size)]))
    return "\n".join(lines) + "\n"


def withdrawable(acct, prices, margin):
    free = account_value(acct, prices) - margin
    if free <= 0:
        return Decimal(0)
    return cents(free)


def margin_fraction(acct, positions, prices):
    notional = Decimal(0)
    for p in positions:
        if p.account == acct.id:
            notional += abs(p.size) * mark(prices, p.coin)
    if notional == 0:
        return None
    return account_value(acct, prices) / notional


def at_risk(accounts, positions, prices, floor):
    out = []
    for a in accounts:
        mf = margin_fraction(a, positions, prices)
        if mf is not None and mf < floor:
            out.append((a.id, mf))
    return out
