/** Keys, whom they are handed to, and what waits for its day. */

export const secrets = {
  /** A name for whoever gets the money, and for nothing else. */
  payee: `
    recipient recipients beneficiary payee receiver destination dest dst toaddress toaddr sendto
    withdrawto withdrawaddress payto payoutto payoutaddress payoutaccount payoutwallet refundto
    refundaddress refundaccount feeto feerecipient feecollector
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
    hash hashed digest hmac fromscalar sign signs signed signer signature mask masked redact redacted encrypt
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
  /** Counts that something happened, or tells somebody. */
  tells: `
    metric metrics counter counters gauge statsd monitor monitoring alert alerts alerting notify
    notifier sentry tracer span telemetry warn`,
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
} as const satisfies Record<string, string>;
