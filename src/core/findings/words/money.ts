/** What money is called, who moves it and what bounds it. */

export const money = {
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
    liquidation custody treasury vault wallet wallets release bridge unstake claim rebalance
    payment payments remit remittance placeorder submitorder createorder sendorder executeorder
    executetrade executeentry executeexit`,
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
  /** A call that pays, told from all that is called so besides. */
  payingCall: `
    send transfer transferfrom safetransfer safetransferfrom withdraw payout pay disburse sweep
    sendtransaction sendvalue sendcoins sendpayment refund wire remit`,
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
    stale checksum fraud kill killswitch maxposition maxqty maxquantity maxsize maxorder maxloss
    positionlimit ordersize orderqty`,
  admin: "admin administrator owner root superuser minter upgrader operator governor keeper role",
} as const satisfies Record<string, string>;
