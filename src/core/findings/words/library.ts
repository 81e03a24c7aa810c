/** What the calls of well-known libraries do, by the names that people write. The only place where they are listed. */

const names = {
  /** Random numbers that nobody can foresee. */
  strongRandom: `
    randombytes randombytessync getrandomvalues randomuuid randomint secrets tokenbytes tokenhex
    tokenurlsafe randbelow systemrandom urandom getrandbytes securerandom osrng threadrng_crypto
    openssl_random_pseudo_bytes random_bytes random_int rngcryptoserviceprovider
    randomnumbergenerator arc4random arc4random_buf getentropy getrandom bcryptgenrandom
    generatekey generatesecret rand.reader`,
  /** Random numbers that whoever saw some can foresee. */
  weakRandom: `
    math.random random.random random.randint random.randrange random.choice random.choices
    random.getrandbits random.randbytes random.sample random.uniform random.shuffle random.seed
    np.random.rand np.random.randint np.random.bytes numpy.random.randint rand.int rand.intn
    rand.int63 rand.int31n rand.int63n rand.uint32 rand.uint64 rand.float64 rand.seed
    rand.newsource rand.perm threadlocalrandom.current random.nextint random.nextlong
    random.nextbytes mt_rand lcg_value uniqid srand drand48 rand_r smallrng.from_entropy
    fastrand.u64 fastrand.u8 stdrng.seed_from_u64 smallrng.seed_from_u64 kernel.rand random.rand
    std.mt19937 mt19937 lodash.random _.random mathrand.new mathrand.newsource mrand.newsource`,
  /** Draw a number from a distribution. */
  drawsNumber: `
    random.gauss random.normalvariate random.lognormvariate random.triangular random.betavariate
    random.expovariate gauss normalvariate random.normal random.standard_normal random.integers
    rng.normal rng.uniform rng.random rng.integers rng.standard_normal rng.lognormal rng.gen
    rng.gen_range randn standardnormal nextgaussian rand.normfloat64 rand.expfloat64 random.poisson`,
  /** Make a text of one that nobody can read. */
  decodes: `
    atob b64decode base64.decode base64_decode decodestring unhexlify bytes.fromhex fromhex hex2bin
    gzinflate gzuncompress str_rot13 zlib.decompress zlib.inflate inflatesync gunzipsync decipher.final
    decipher.update createdecipher createdecipheriv decrypt aes.decrypt fernet.decrypt base64.urlsafe_b64decode
    decode64 strict_decode64 frombase64string marshal.loads codecs.decode`,
  /** Take as long for a wrong value as for a right one. */
  constantTime: `
    comparedigest timingsafeequal constanttimecompare constanttimeeq constanttimeequal
    constanttimeequals hmac.equal messagedigest.isequal securecompare cryptomemcmp hashequals
    fixedtimeequals safecompare safeequal sodiummemcmp cryptoverify32 tsequal verifyslicesareequal`,
  /** Switches that, on, check who is at the other end. */
  peerCheck: `
    verifyssl sslverify tlsverify verifytls verifypeer verifyhost verifyhostname verifycert
    verifycerts verifycertificate verifycertificates certverify sslverifypeer sslverifyhost
    curloptsslverifypeer curloptsslverifyhost rejectunauthorized strictssl checkhostname
    sslcheckhostname validatecerts validatecert nodetlsrejectunauthorized verifypeername
    servercertificatevalidation certificateverification hostnameverification`,
  /** Switches that, on, check nothing. */
  peerTrust: `
    insecureskipverify skipverify skiptlsverify tlsskipverify insecureskiptlsverify
    dangeracceptinvalidcerts dangeracceptinvalidhostnames acceptinvalidcerts allowinsecure
    trustservercertificate gitsslnoverify skipsslverification sslnoverify ignoresslerrors
    ignorehttpserrors ignorecertificateerrors allowselfsigned allowinvalidcertificates
    tlsallowinvalidcertificates tlsinsecure`,
  /** Trust whoever answers, by their mere use. */
  blindTrust: `
    certnone verifynone sslverifynone unverifiedcontext createunverifiedcontext
    createunverifiedhttpscontext noophostnameverifier allowallhostnameverifier trustallstrategy
    trustallcerts trustallcertificates trustallmanager trustallx509 trustselfsignedstrategy
    insecuretrustmanagerfactory dangerousacceptanyservercertificatevalidator noverifier
    dangerousconfiguration withinsecurecert noserververifier disablewarningsinsecure`,
  /** Put together what is signed, or what is checked against a signature. */
  digest: `
    encode encodepacked encodewithselector keccak256 keccak sha256 sha3 hmac createhmac digest
    hashstruct hashtypeddatav4 hashtypeddata typeddata signtypeddata tohash messagehash
    signingpayload canonicalize keccak_256 sha_256 blake2b soliditykeccak256 soliditypackedkeccak256`,
  /** Make a key of a password, slowly on purpose. */
  slowHash: "pbkdf2 pbkdf2hmac scrypt bcrypt argon2 argon2id gensalt hashpw kdf derivekey hkdf",
  /** Get something from the net. */
  fetches: `
    urlopen urlretrieve requests.get requests.post requests.request httpx.get httpx.post fetch
    axios.get axios.post http.get https.get https.request reqwest.get blocking.get ureq.get
    ureq.post tcpstream.connect socket.connect socket.create_connection net.http open_uri uri.open
    downloadfile webclient.downloadstring file.download`,
  /** Run a command of the machine. */
  runsCommand: `
    os.system subprocess.run subprocess.call subprocess.popen subprocess.check_call
    subprocess.check_output exec eval execsync spawn spawnsync command.new std.process.command
    child_process runtime.exec __import__ compile`,
} as const satisfies Record<string, string>;

export type Doing = keyof typeof names;

const known: ReadonlyMap<Doing, ReadonlySet<string>> = new Map(
  Object.entries(names).map(([doing, text]) => [
    doing as Doing,
    new Set(
      text
        .split(/\s+/)
        .filter((name) => name !== "")
        .map(flat),
    ),
  ]),
);

/** By its last word or its last two: `crypto.randomBytes`, `random.choice`. Case and marks aside. */
export function does(doing: Doing, name: string): boolean {
  const parts = name.split(".");
  const listed = known.get(doing);
  if (listed === undefined) return false;
  return listed.has(flat(parts.at(-1) ?? "")) || listed.has(flat(parts.slice(-2).join(".")));
}

function flat(name: string): string {
  return name.toLowerCase().replaceAll(/[_\-$@]/g, "");
}

/** Names of packages that everybody knows, so that strangers register names like them. */
export const popularPackages: readonly string[] =
  `ethers web3js viem bitcoinjs-lib express lodash axios react typescript webpack eslint prettier
   chalk commander dotenv crypto-js elliptic secp256k1 bignumber.js fastify mongoose sequelize
   requests numpy pandas urllib3 cryptography pycryptodome sqlalchemy flask django fastapi aiohttp
   pydantic setuptools colorama websockets python-dateutil coincurve eth-account solana serde
   tokio reqwest preact`.split(/\s+/);
