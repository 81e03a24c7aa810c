/** Records, proofs, tests and what builds and runs the code. */

export const machinery = {
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
  emission: "emit audit audited auditlog alert alerts alerting notify notification pager pagerduty",
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
  /** Has to be used once, and may be known: but for what is signed or encrypted with it. */
  usedOnce: "nonce salt",
  cipher: `
    sign signs signed signing signature ecdsa eddsa schnorr secp256k1 ed25519 cipher encrypt encrypted
    encryption decrypt aes gcm chacha hmac ephemeral`,
  /** What is about to be signed, or was. */
  signing:
    "sign signed signing signer signature permit digest message payload typehash request withdrawal order",
  /** Whose tests keep money where it is. */
  testedMoney: `
    withdraw withdrawal withdrawals transfer payout limit limits signature sign auth authorize
    permission balance ledger liquidation liquidate settlement custody wallet risk approval nonce
    replay reentrancy access role owner allowlist whitelist sanction otp`,
} as const satisfies Record<string, string>;
