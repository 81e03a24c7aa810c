/** Who may do what, who somebody is, and what asks for it. */

export const access = {
  /** An answer `true` under such a name lets something pass. */
  permits: `
    allowed allows valid verified authorized authorised authenticated permitted approved can may
    eligible accepted acceptable trusted safe whitelisted allowlisted confirmed permission access
    solvent sufficient healthy approve allow`,
  /** Turns the meaning of the name that it stands in. */
  denial: "not no non un cannot dont never without",
  /** Says the opposite of a name without it. */
  refusal: `
    not no non cannot never without disable disabled deny denied block blocked forbid forbidden
    prevent invalid unable missing inactive`,
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
} as const satisfies Record<string, string>;
