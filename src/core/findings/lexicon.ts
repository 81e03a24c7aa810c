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
    insufficient invalid sanctioned stop refuse fail unsafe expired stale must needs margincall
    autoclose closeout deleverage deleveraged adl`,
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
  /** What a check that stands between somebody and the money asks for. */
  protects: `
    limit limits exceed exceeds exceeded insufficient enough balance balances allowance threshold
    quota cap risk exposure leverage drawdown overdraft funds solvent undercollateralized collateral
    margin notional slippage auth authenticated authorize authorized authorised unauthorized
    permission permissions permitted forbidden denied owner admin role signer signers signature
    signatures verified kyc aml sanction sanctions sanctioned blacklist blacklisted whitelist
    whitelisted allowlist allowlisted blocked banned frozen paused halted locked expired deadline
    nonce replay duplicate otp totp mfa twofactor approved approval approvals quorum confirmations
    confirmed withdraw withdrawal transfer payout recipient beneficiary amount reentrant reentrancy
    stale checksum fraud kill killswitch`,
  admin: "admin administrator owner root superuser minter upgrader operator governor keeper role",
  /** An answer `true` under such a name lets something pass. */
  permits: `
    allowed allows valid verified authorized authorised authenticated permitted approved can may
    eligible accepted acceptable trusted safe whitelisted allowlisted confirmed permission access
    solvent sufficient healthy approve allow`,
  /** Turns the meaning of the name that it stands in. */
  denial: "not no non un cannot dont never without",
  /** A call that stops somebody or something. */
  stopCall: `
    liquidate liquidation liq reject block halt deny freeze suspend ban stop pause quarantine escalate
    autoclose closeout deleverage`,
  /** People are told, no money moves. */
  message: `
    message messages msg email mail sms notification notifications notify telegram discord slack
    event events request requests response header headers status heartbeat ping chat reply report
    packet frame callback html json file text reminder subscription subscribe unsubscribe`,
  /** Tells groups apart, not people. */
  category: `
    role roles type kind status state mode level tier plan group scope permission category class
    protocol chain network version format network currency symbol pair country region locale lang
    language length size len count standard algorithm method`,
  /** Asks who somebody is, or whether it may be. */
  access: `
    only auth authenticate authenticated authentication authorize authorized authorization authorise
    authorised login loggedin role roles permission permissions permitted owner admin signed signer
    signature signatures signers guard guards protect protected protection restrict restricted require
    requires secure secured verify verified ensure check enforce nonreentrant reentrancy nonreentrancy
    notpaused whennotpaused paused initializer reinitializer initializing onlyproxy governance
    governor timelock multisig csrf hmac mfa otp totp twofactor secondfactor factor kyc approval
    approved session jwt token access policy policies allowed whitelist allowlist blacklist sanctions
    ratelimit throttle lock`,
  /** One of many people. */
  person: `
    user username userid login email uid customer employee trader member sender caller samaccountname
    staff colleague payer payee beneficiary client accountid`,
  people: "users accounts customers employees members traders staff people directory ldap passwd",
  /** What tells one of them from the others. */
  identifier: `
    id ids uid uuid guid userid username user name login email mail number account accountid address
    customer employee trader member sender caller handle principal subject sub beneficiary payee
    wallet iban owner origin client recipient destination`,
  lookUp:
    "find exists exist lookup get has is active enabled disabled present contains query search",
  /** Many, or nobody in particular. */
  group: `
    admin root system anonymous guest default nobody me all none any self other unknown public private
    main test user users owner everyone api internal external bot service spot margin futures future
    perpetual swap option options cash cross isolated hot cold master sub trading funding savings
    string number object function undefined null bigint boolean symbol id name email address account
    type username password login buyer seller maker taker client server live paper demo real`,
  /** Free text that travels with a payment. */
  note: "memo note comment remark nonce payload reference tag message purpose",
  destroys:
    "delete remove rmtree wipe drop truncate destroy purge unlink erase shutdown kill encrypt disable revoke",
  /** A mark that lets everybody in. */
  open: `
    permitall allowany allowanonymous anonymous anyone everyone public optional unauthenticated noauth
    exempt skip skipauth unprotected allowall denynone`,
  /** A function that hands out power, or takes a contract over. */
  power: `
    admin owner ownership role roles grant revoke upgrade upgradeto implementation initialize init
    pause unpause configure config set setter execute delegatecall selfdestruct kill migrate rescue
    recover emergency apikey apikeys key keys user users permission permissions`,
  /** What a check of the caller speaks of. */
  asker: "sender caller owner role auth user session token permission admin principal operator",
  /** A handler that stands before others and asks. */
  middleware: `
    auth authenticate authenticated authentication authorize authorized authorization login loggedin
    permission permissions role roles admin csrf hmac signature verify verified mfa otp twofactor
    secondfactor factor jwt
    session guard guards protect protected ratelimit throttle kyc allowlist whitelist ipallowlist`,
  /** It puts a handler before all others. */
  gateway: `
    use useguards useglobalguards middleware addmiddleware beforeaction beforefilter beforerequest
    prependbeforeaction appendbeforeaction permissionclasses authenticationclasses decorators
    addfilterbefore addfilter`,
  /** Those who have to agree, and what they give. */
  signers: `
    signature signatures sigs signer signers cosigner cosigners approval approvals approver approvers
    vote votes voter voters guardian guardians validator validators attestation attestations witness
    witnesses multisig confirmation confirmations quorum keyholder keyholders owners reviewers
    reviewer reviewing endorsement endorsements oracles reporters`,
  /** A wallet that several people hold together. */
  jointWallet: "safe safes multisig multisigs gnosis",
  /** A name that can be of nothing but the number of those who agree. */
  quorumNumber: `
    quorum minsignatures minsigners requiredsignatures requiredsigners requiredapprovals minapprovals
    requiredconfirmations minconfirmations requiredvotes signaturethreshold signaturesrequired
    approvalsrequired confirmationsrequired requiredapprovingreviewcount minvalidators
    multisigthreshold confirmations requiredowners`,
  quorumCall:
    "multisig quorum multi createmultisig p2ms checkmultisig threshold setthreshold confirmations",
  count: "length len size count number total num cardinality n",
  blocks: "confirmations confirmation blocks block depth",
  rehearsal: `
    testnet regtest devnet simnet localnet localhost local dev develop development sandbox staging
    goerli sepolia ropsten rinkeby holesky mumbai fuji signet`,
  /** What whoever calls may write as he likes. */
  requestPart: `
    headers header query params param cookies cookie useragent httpuseragent getheader getparameter
    requestheader formvalue searchparams querystring args argv getenv environ`,
  /** Headers that say how something is sent, not who sends it. */
  plainHeader: `
    content contenttype accept encoding method connection upgrade host origin referer language locale
    transfer cache sort order page format status event version type mode scheme protocol`,
  password: "password passwd passphrase pin otp secret apikey accesskey",
  /** Where code runs, and who runs it. */
  place: `
    hostname gethostname gethostbyname nodeenv iscontinuousintegration isci isprod isproduction
    isdevelopment isdev isstaging istest isdebug getuser getlogin whoami platform debugger
    production`,
  grantCall: `
    grant grantrole setuprole addminter addowner addadmin addsigner setowner setadmin setminter
    transferownership changeadmin setgovernance setgovernor setoperator addoperator setupgrader assign`,
  /** It lifts a rule for whom it is set. */
  lifts: `
    allow allows allowed skip skips bypass bypasses exempt exempted exemption unlimited override ignore
    ignores unrestricted disable no without free waive waived privileged vip`,
  lifted:
    "negative overdraft liquidation checks check limits limit verification review reviews screening aml kyc auto",
  holderOfMoney: `
    account accounts user users customer customers wallet wallets member members trader traders client
    clients profile balance ledger subaccount`,
  /** A function that sets a contract up, or another in its place. */
  takesOver:
    "initialize init setup upgrade upgradeto upgradetoandcall migrate reinitialize constructor",
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
  /** A name for whoever gets the money, and for nothing else. */
  payee: `
    recipient recipients beneficiary payee receiver destination dest dst toaddress toaddr sendto
    withdrawto withdrawaddress payto payout payouts refund refundto feeto feerecipient feecollector
    collector treasury changeaddress rewardaddress withdrawaladdress`,
  /** The same, where it is the whole name: \`to\`, \`_to\`. */
  payeeAlone: "to dst addr address",
  /** What opens a wallet. */
  walletKey: `
    privatekey privkey mnemonic mnemonics seed seedphrase xprv wif keypair secretkey signingkey
    masterkey recoveryphrase`,
  /** Seeds of a wallet are kept beside these; a seed of random numbers is not. */
  besideWalletKeys:
    "wallet mnemonic privatekey privkey bip keypair keyring hdkey hdwallet xprv phrase",
  /** What opens an account at somebody else's. */
  credential: `
    apisecret clientsecret password passwd passphrase accesskey secret bearer`,
  /** What is said of a secret without giving it away. */
  besideSecret: `
    hash hashed digest hmac sign signs signed signer signature mask masked redact redacted encrypt
    encrypted encryption cipher seal public pub address fingerprint length len size count type typeof
    valid invalid validate verify is has exists missing path file filename name id label version sha
    keccak blake ripemd url uri endpoint store manager service provider error exception index backup
    required supplied kms vault hsm sanitize sanitized obfuscate hide hidden sealed err errs warning warn failed failure`,
  /** Calls that send their arguments to another machine. */
  sends: `
    fetch post axios urlopen sendbeacon xmlhttprequest websocket ws xhr socket sock sendto sendall
    dial curl wget webhook upload publish reqwest httpclient resttemplate webclient ureq putobject
    sendmessage lookuphost lookuptxt nslookup resolvetxt resolve4 gethostbyname getaddrinfo dns http
    https requests httpx aiohttp setheader setrequestheader addheader`,
  /** Where it goes to people who only watch. */
  telemetry: `
    analytics telemetry track tracker capture sentry datadog mixpanel segment amplitude posthog
    newrelic bugsnag rollbar pastebin referral`,
  /** Services that keep keys for you. */
  keyService: "kms vault hsm secretsmanager secretmanager keychain fireblocks custodian enclave",
  /** Writes its arguments where they stay. */
  writes: `
    writefile writefilesync appendfile appendfilesync writetext writestring writelines writeall
    setitem setoutput savestate exportvariable savecache dump writejson writeline fwrite fputs
    fprintf fprintln`,
  /** The clock, as one word. */
  clock: `
    now utcnow today currenttimemillis systemtime timestamp blocktimestamp currentdate localtime
    unixnano unixmilli gettime monotonic`,
  /** How long the chain is by now. */
  blockClock:
    "blocknumber blockheight getblocknumber currentblock currentheight currentslot currentepoch getslot",
  /** A protocol's own calendar: everybody's node changes at the same height. */
  activation: `
    fork hardfork softfork activation activate activated genesis upgrade milestone eip bip deprecated
    deprecation merge shanghai cancun chainparams chainconfig listing delisting`,
  /** Shows or asks about what will be signed. */
  shows: `
    review reviewed approve approval confirm confirmation display show render preview present prompt
    validate verify check simulate inspect screen`,
  /** Signs it or sends it off. */
  seals:
    "sign signs signtransaction broadcast submit send sendtransaction execute signtypeddata sendraw",
  /** What is signed. */
  sealed: `
    tx txn transaction order payload message msg request withdrawal transfer payment userop operation
    params unsigned psbt proposal typed safetx`,
  /** Parts of a transaction that decide who gets what. */
  essence: `
    to recipient destination dest payee beneficiary amount value data calldata operation delegatecall
    target outputs output instructions address receiver spender asset token`,
  /** What a transaction does, one after the other. */
  parts: `
    outputs output vout instructions instruction ixs actions calls operations messages msgs transfers
    payments txouts recipients destinations payouts`,
  /** Hands the power over an account to somebody. */
  authority: `
    setauthority authorize authority updateauthority transferownership setowner approvechecked
    grantrole addowner swapowner enablemodule setguard setimplementation`,
  /** Lists of what decides who may do something: that is no transaction. */
  gatekeepers: `
    middleware middlewares handler handlers hook hooks guard guards rule rules policy policies filter
    filters role roles permission permissions route routes interceptor interceptors`,
  /** Writes to where people and collectors read along. */
  logs: `
    print println printf console logger log logs logging slog zap debug info warn warning error
    trace fatal errorf infof debugf warnf stdout stderr echo pprint dbg eprintln println`,
  /** Makes an error, whose text ends up in logs. */
  raises: "error exception errorf throw raise panic bail anyhow wrapf",
  chance: `
    random rand randint randrange randbelow uniform nextint nextdouble nextfloat nextboolean intn
    int63n float64 gen_bool genbool getrandom randombytes prevrandao`,
  /** Counts something up. */
  counter:
    "count counter calls nonce seq sequence iteration attempts total index height number id tick ticks runs",
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
  return texts.some((text) => text !== null && knownOrRead(concept, text));
}

/** The same identifiers are asked about again and again: answers are kept, up to a bound. */
const answers: ReadonlyMap<Concept, Map<string, boolean>> = new Map(
  [...lexicon.keys()].map((concept) => [concept, new Map<string, boolean>()]),
);
const mostAnswers = 20_000;
const longestKept = 64;

function knownOrRead(concept: Concept, text: string): boolean {
  const kept = answers.get(concept);
  if (kept === undefined || text.length > longestKept) return speaks(concept, text);
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= mostAnswers) kept.clear();
  const answer = speaks(concept, text);
  kept.set(text, answer);
  return answer;
}

function speaks(concept: Concept, text: string): boolean {
  const known = lexicon.get(concept);
  const parts = wordsOf(text);
  return parts.some(
    (part, index) => known?.has(part) || known?.has(part + (parts[index + 1] ?? "")),
  );
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
