/** What numbers and settings are for: limits, delays, prices, permissions. */

export const values = {
  /** What something that failed is called. */
  errors: "err error errors errorf exception failure failed invalid reject rejected",
  /** True for somebody means that they may. */
  grants: `
    allowed allow valid verified authorized authorised permitted approved ok can may eligible within
    passes accept accepted trusted safe confirmed enough sufficient solvent healthy affordable`,
  /** What is compared where money is decided: how much, how many, how late. */
  bounded: `
    amount amounts balance balances allowance limit limits cap quota budget exposure leverage
    notional collateral debt equity margin health ratio supply reserve reserves shares price
    threshold quorum confirmations approvals signatures votes deadline expiry expires expiration
    timelock cooldown timestamp unlock eta nonce fee fees slippage index deposit withdrawal
    withdrawn borrowed maxamount minamount drawdown loss stake`,
  /** Which of two sides or ends is meant. */
  side: `
    bid bids ask asks buy buys sell sells buyer seller long longs short shorts min max minimum
    maximum debit debits credit credits maker taker sender recipient receiver payer payee asset
    assets liability liabilities collateral debt highest lowest best worst asc desc ascending
    descending from to token0 token1 reserve0 reserve1 amount0 amount1 greatest least largest
    smallest profit loss borrow repay`,
  /** An identifier that rounds, or says how. */
  rounding: `
    round rounding rounded rounds mul div muldiv mulwad divwad wad ray quantize quantise tick
    precision decimal decimals`,
  /** Beside such a word a direction is one of rounding. */
  roundingMode: "round rounding rounded quantize muldiv mulwad divwad setscale",
  roundsDown: "floor trunc truncate truncated",
  roundsUp: "ceil ceiling",
  roundsNearest: "round nearest half even rint",
  sorts: "sort sorts sorted sortby order orderby rank ranked ranking nlargest nsmallest reversed",
  outbound: "egress outbound destination upstream noproxy",
  /** A list of who may come in. */
  inbound: `
    ingress inbound cidr cidrs whitelist allowlist whitelisted allowed allow source sources ip ips
    trusted permitted access ranges`,
  /** What somebody or something may do. */
  permission: `
    action actions permission permissions scope scopes verb verbs privilege privileges right rights
    principal principals resource resources apigroups grants policy policies identifiers`,
  resource: "resource resources apigroups",
  /** A permission that moves money, or gives all others. */
  keyPower:
    "withdraw withdrawal withdrawals transfer transfers trade trading admin write owner full sign",
  /** How long a limit counts. */
  span: `
    hourly daily weekly monthly quarterly yearly annual annually hour day week month quarter year
    lifetime`,
  /** A point in time, or the stretch that it ends. */
  moment: `
    date dates datetime datetimeoffset timestamp timeperiod period day days month year now utcnow
    today tomorrow enddate startdate`,
  session: "session sessions token tokens jwt cookie login otp refresh access",
  lifetime:
    "ttl expiry expire expires expiration lifetime maxage duration validity timeout exp seconds minutes hours days",
  /** What a trade must give at least. */
  comesOut: "out receive received return returned output proceeds buy",
  /** How long something is kept. */
  kept: "retention retain retained keep kept",
  /** Records that tell later what happened. */
  records:
    "audit audits log logs logging trail backup backups snapshot snapshots cloudtrail history events journal",
  /** Time for people to notice, whatever it stands in. */
  notice:
    "timelock lockup vesting unbonding unbond cooldown challenge dispute withdrawal withdraw withdrawals upgrade governance",
  /** Waits that nobody's money depends on. */
  technical:
    "retry retries backoff poll polling sleep debounce throttle reconnect animation render ui ping heartbeat refresh cache timeout startup test mock loop tick jitter initial",
  /** Which power of ten a number is in. */
  scale: "decimals precision scale wad ray multiplier denominator bps basis scaling digits unit",
  /** A protection that is switched on by a flag of this name. */
  shield: `
    verify verification validate kyc aml mfa otp twofactor sanctions sanction screening whitelist
    allowlist breaker audit audited auditing approval approvals signed signature protection protect
    guard dryrun paper testnet sandbox readonly confirm confirmation alert alerts alarm alarms
    notification notifications ratelimit limits risk reconciliation reconcile halt pause paused
    authentication authorization auth tls ssl`,
  /** With such a flag something is let through. */
  hole: `
    skip bypass insecure ignore unsafe override exempt exempted unlimited anonymous skipverify
    noverify unchecked autoapprove negative force disable disabled trusted`,
  /** Also a protection when it stands alone below the name of one. */
  switch: "enabled enable active on required require strict enforced enforce",
  /** Where an alert goes. */
  channel:
    "webhook url channel recipients receiver receivers email emails endpoint routing key topic",
  /** Books that are compared with each other. */
  reconciles: "reconcile reconciliation recon mismatch discrepancy imbalance invariant peg",
  /** Prices that one trade can move. */
  spotPrice: "spot reserve reserves getreserves balanceof slot0 slot last lastprice ticker",
  /** Prices that one trade cannot move. */
  guardedPrice:
    "twap vwap oracle feed chainlink median medianizer index mark anchor latestrounddata consult",
  exactNumber:
    "decimal bigint bigdecimal biginteger bignumber bn fixed big money ratio fraction dec",
  roughNumber: "float float32 float64 double number parsefloat tonumber f64 f32",
  leftover: "remainder residue dust leftover residual fraction fractions crumbs breakage",
  /** Makes sure that something happens once. */
  onceKey:
    "idempotency idempotent idempotencykey clientorder clientoid dedupe dedup deduplication cloid",
  /** Calls that bring an order to an exchange. */
  places: "place submit create send execute new post",
  /** A list of those to whom something is allowed. */
  allowList: "whitelist allowlist whitelisted allowlisted allowed permitted approved trusted",
  parameterFile:
    "params param parameters hyperparameters weights coefficients model models strategy strategies alphas signals tuning",
  /** A list or section of bounds. */
  limits: "limits caps quotas maxima budgets ceilings maximums exposures",
  /** Bounds of machines, not of money. */
  technicalLimit: `
    rate page pages pagination retries retry concurrency connections workers threads memory cpu size
    length len bytes characters chars depth count rows items results batch cache buffer queue
    timeout ws websocket requests request per second lines width height tokens files parallel pool
    bars candle candles pairs pairlist coverage gas log`,
} as const satisfies Record<string, string>;
