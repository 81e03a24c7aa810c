/** What words mean in code that moves money. The only place where domain words are listed. */
import { wordsOf } from "../syntax/statement.ts";

const words = {
  /** Code that moves or counts money: whatever they stand in is critical. */
  money: `
    address allowance amount approval approve approved approver ask asks asset authorize authorise
    authorized balance balances beneficiary bid bids book borrow budget burn cap collateral credit
    custody debit debt delta deposit destination drawdown equity exposure fee fees funds hedge
    inventory kyc ledger leverage limit limits liquidate liquidation loan maker margin max mint
    multisig nonce notional order orders owner payee payment payout pnl portfolio position positions
    price prices pricing profit qty quantity quorum quota quote rank rate recipient redeem refund
    repay reserve risk role sanction sanctions score send sender settle settlement shares side sign
    signal signature signed signer signers size skew slippage sort sorted spend spread stake strategy
    supply swap threshold token tokens total trade trades transfer treasury twofactor value vault
    volume wallet weight wei whitelist allowlist withdraw withdrawal withdrawals yield`,
  /** Money leaves, or a signature that lets it leave is made. */
  movesMoney: `
    withdraw withdrawal withdrawals transfer transfers payout payouts pay disburse disbursement sweep
    redeem redemption refund settle settlement sign signing signer broadcast mint burn liquidate
    liquidation custody treasury vault wallet wallets release bridge unstake claim rebalance`,
  /** How much money. */
  amount: `
    amount amounts value values qty quantity size notional price prices balance balances fee fees
    total sum cost proceeds shares collateral debt margin pnl profit principal interest supply
    reserve reserves liquidity funds volume wei sats satoshi lots tokens assets rate payout`,
  /** A bound that stops what is above it. */
  upperLimit: `
    limit limits max maximum cap ceiling quota budget allowance exposure leverage drawdown notional
    tolerance slippage deviation maxamount maxsize threshold`,
  /** A bound that stops what is below it. */
  lowerLimit: "min minimum floor least reserve",
  /** How many must agree. */
  quorum: `
    quorum threshold required requirement confirmations confirmation approvals approval approvers
    signatures signers multisig votes guardians validators`,
  /** A wait that gives people time to notice. */
  delay: `
    delay cooldown timelock lockup lock grace wait waiting pause vesting holding hold settlement
    notice unbonding challenge dispute`,
  /** How far a price may be off. */
  tolerance: `
    slippage tolerance deviation band spread staleness stale maxage age heartbeat drift divergence
    epsilon impact bps`,
  minimumOut: "minout minamountout amountoutmin amountoutminimum minreturn minreceived minprice",
  fee: "fee fees commission rebate royalty rake cut spread markup interest referral",
  /** Who gets the money. */
  recipient: `
    recipient recipients beneficiary payee destination dest to receiver collector treasury payout
    address account refund change dst toaddress sendto withdrawto feeto spender`,
  /** Calls that move money or sign. */
  transferCall: `
    send transfer transferfrom safetransfer safetransferfrom withdraw payout pay disburse sweep sign
    signtransaction broadcast mint approve call sendtransaction sendvalue redeem release refund wire
    remit settle forward`,
  order: "order orders trade trades submit place execute cancel fill quote",
  /** A value that somebody else must not have. */
  secret: `
    secret secrets privatekey seed mnemonic passphrase password passwd keystore apikey apisecret
    credential credentials keypair privkey wif xprv signingkey accesskey bearer jwt otp`,
  /** What has to be unpredictable. */
  unpredictable: `
    key keys nonce otp salt iv seed secret token session password code challenge entropy mnemonic
    wallet signature k uuid random pin`,
  /** True keeps something safe. */
  protective: `
    verify verified verification validate validation check checks require required enforce enforced
    strict secure ssl tls enable enabled authentication authorization auth mfa otp twofactor kyc aml
    audit audited alert alerts guard protect protection limit limited sanctions screening confirm
    confirmation safe hostname sandbox readonly signed approval whitelist allowlist testnet simulate
    dryrun paper paused halt breaker`,
  /** True gives something up. */
  permissive: `
    allow allowed skip bypass disable disabled insecure ignore unsafe force override trust trusted
    exempt exempted negative unlimited anonymous debug skipverify noverify unchecked autoapprove`,
  /** A rule does not hold for whom this is said of. */
  exemption: `
    exempt exempted exemption bypass skip skipped allow allowed override overridden trusted special
    vip internal privileged whitelisted allowlisted negative unlimited ignore ignored excluded
    exclude master backdoor admin debug test house insider friend unrestricted nolimit`,
  /** Who somebody is. */
  identity: `
    user username userid login email account accountid uid owner sender caller customer client
    employee operator trader address wallet name who principal subject member actor`,
  /** What a condition with such a name stops. */
  stops: `
    liquidate liquidation liquidatable liq reject rejected block blocked halt deny denied freeze
    frozen suspend suspended banned ban breach breached violation violates exceeds exceeded over
    insufficient invalid sanctioned stop refuse fail unsafe expired stale must needs margincall`,
  /** What a condition with such a name lets pass. */
  passes: `
    allowed valid verified authorized authorised permitted approved ok can is has may eligible within
    passes accept accepted enabled trusted safe owner admin whitelisted signed confirmed`,
  audit: "audit audits auditlog event events emit journal record trail ledger history",
  alert:
    "alert alerts alarm alarms notify notification pager pagerduty webhook slack oncall monitor",
  retention: "retention retain ttl expiry expire expiration rotation lifecycle keep backup history",
  network: `
    fetch post put request requests http https axios urlopen sendbeacon websocket socket connect dns
    resolve lookup dial curl wget got webhook upload publish emit telegram discord slack httpclient
    resttemplate webclient reqwest ureq`,
  log: "log logs logger logging print println printf console debug info warn warning error trace stdout",
  oracle: "oracle price feed pricefeed twap index mark spot answer latestrounddata chainlink",
  admin: "admin administrator owner root superuser minter upgrader operator governor keeper role",
  /** What proves who asked for something. */
  proof: `
    signature signatures sig sigs hmac mac digest webhook jwt otp totp attestation multisig proof
    permit ecrecover recover signer callback`,
  /** A second thing to show beside a password. */
  secondFactor: "otp totp twofactor mfa secondfactor tfa authenticator yubikey webauthn",
  /** Kept so that somebody can look later what happened. */
  keptRecord: `
    audit audits auditlog auditlogs auditlogentry audittrail journal journals ledger ledgers
    eventlog eventlogs accesslog securityevent securityevents transactionlog changelog trail`,
  /** Tells that something happened to whoever watches. */
  emission: "emit audit audited auditlog alert alerts alerting pager pagerduty notifysecurity",
  /** Totals that others are shown. */
  reportedTotal: `
    balance balances total totals nav equity reserve reserves fund funds assets liabilities aum
    pnl collateral insurance supply holdings custody solvency`,
  /** Tables and stores that hold money or who may move it. */
  moneyStore: `
    balance balances ledger ledgers account accounts wallet wallets withdrawal withdrawals deposit
    deposits payment payments transaction transactions order orders position positions journal
    audit key keys custody payout payouts transfer transfers users permissions roles`,
  /** Copies to go back to. */
  backup: "backup backups snapshot snapshots pitr archive archives restore replica replication",
  /** How slowly a key is made of a password. */
  keyWork:
    "iterations iteration rounds round cost work workfactor memory memorycost timecost opslimit memlimit",
  keyLength: "keysize keylength keylen modulus modulusbits modulussize keybits bits",
  /** Where a program finds the service that it talks to. */
  endpoint: `
    api url uri host hostname endpoint endpoints base rest ws wss websocket stream rpc gateway
    webhook server node provider service exchange broker feed`,
  /** Steps of a pipeline that can say no. */
  pipelineCheck: `
    test tests pytest jest vitest mocha lint audit scan security codeql semgrep bandit gosec slither
    trivy gitleaks check verify coverage typecheck mypy foureyes forge hardhat echidna mythril`,
  /** Asks of a change that people look at it. */
  review: `
    review reviews reviewers approving approval approvals approvers codeowner codeowners owners admins
    dismiss stale protection protected signatures checks seats`,
  /** Secrets that are drawn by lot. */
  secretDraw: `
    nonce otp salt iv seed secret apikey privatekey password passphrase passcode entropy mnemonic
    sessionid sessiontoken accesstoken resettoken authtoken token keypair k pin challenge
    verificationcode csrf key withdrawalcode invitecode recoverycode signingkey`,
  /** What is about to be signed, or was. */
  signing:
    "sign signed signing signer signature permit digest message payload typehash request withdrawal order",
  /** Whose tests keep money where it is. */
  testedMoney: `
    withdraw withdrawal withdrawals transfer payout limit limits signature sign auth authorize
    permission balance ledger liquidation liquidate settlement custody wallet risk approval nonce
    replay reentrancy access role owner allowlist whitelist sanction otp`,
} as const satisfies Record<string, string>;

export type Concept = keyof typeof words;

const lexicon: ReadonlyMap<Concept, ReadonlySet<string>> = new Map(
  Object.entries(words).map(([concept, text]) => [
    concept as Concept,
    new Set(text.split(/\s+/).filter((word) => word !== "")),
  ]),
);

/** True when an identifier in one of the texts has such a word, or is one without its marks. */
export function speaksOf(concept: Concept, ...texts: readonly (string | null)[]): boolean {
  const known = lexicon.get(concept);
  return texts.some((text) => {
    if (text === null || known === undefined) return false;
    const parts = wordsOf(text);
    return parts.some(
      (part, index) => known.has(part) || known.has(part + (parts[index + 1] ?? "")),
    );
  });
}

export function isAboutMoney(...texts: readonly (string | null)[]): boolean {
  return speaksOf("money", ...texts);
}

/** Each is the other's opposite where money is counted. */
const antonyms: readonly (readonly [string, string])[] = [
  ["bid", "ask"],
  ["bids", "asks"],
  ["buy", "sell"],
  ["buys", "sells"],
  ["buyer", "seller"],
  ["long", "short"],
  ["longs", "shorts"],
  ["min", "max"],
  ["minimum", "maximum"],
  ["debit", "credit"],
  ["debits", "credits"],
  ["maker", "taker"],
  ["base", "quote"],
  ["deposit", "withdraw"],
  ["deposits", "withdrawals"],
  ["deposit", "withdrawal"],
  ["sender", "recipient"],
  ["sender", "receiver"],
  ["from", "to"],
  ["payer", "payee"],
  ["owner", "spender"],
  ["asset", "liability"],
  ["assets", "liabilities"],
  ["collateral", "debt"],
  ["gross", "net"],
  ["profit", "loss"],
  ["gain", "loss"],
  ["upper", "lower"],
  ["above", "below"],
  ["over", "under"],
  ["high", "low"],
  ["highest", "lowest"],
  ["best", "worst"],
  ["up", "down"],
  ["ceil", "floor"],
  ["asc", "desc"],
  ["ascending", "descending"],
  ["first", "last"],
  ["open", "close"],
  ["entry", "exit"],
  ["increase", "decrease"],
  ["increment", "decrement"],
  ["add", "sub"],
  ["add", "subtract"],
  ["plus", "minus"],
  ["mul", "div"],
  ["borrow", "repay"],
  ["borrow", "lend"],
  ["mint", "burn"],
  ["lock", "unlock"],
  ["grant", "revoke"],
  ["allow", "deny"],
  ["enable", "disable"],
  ["pause", "unpause"],
  ["in", "out"],
  ["input", "output"],
  ["token0", "token1"],
  ["reserve0", "reserve1"],
  ["amount0", "amount1"],
  ["greatest", "least"],
  ["largest", "smallest"],
  ["before", "after"],
];

const opposites: ReadonlyMap<string, ReadonlySet<string>> = oppositesFrom(antonyms);

/** The two words in which two identifiers differ, if that is all and they are opposites; else null. */
export function antonymsIn(one: string, other: string): readonly [string, string] | null {
  const left = partsOf(one);
  const right = partsOf(other);
  if (left.length !== right.length) return null;
  const at = left.findIndex((part, index) => part !== right[index]);
  const [was, is] = [left[at] ?? "", right[at] ?? ""];
  if (at < 0 || left.some((part, index) => index !== at && part !== right[index])) return null;
  return opposites.get(was)?.has(is) ? [was, is] : null;
}

/** As `wordsOf`, with a last digit kept: `token0`. */
function partsOf(text: string): readonly string[] {
  const digit = /\d$/.exec(text)?.[0] ?? "";
  return wordsOf(text).map((part, index, all) => (index === all.length - 1 ? part + digit : part));
}

function oppositesFrom(
  pairs: readonly (readonly [string, string])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const [one, other] of [...pairs, ...pairs.map(([a, b]) => [b, a] as const)])
    known.set(one, (known.get(one) ?? new Set()).add(other));
  return known;
}
