/** Detector: an algorithm, a key or a derivation of keys became weaker. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, lostTokens, newTokens, ofFresh } from "../sides/fresh.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";
import { does } from "../words/library.ts";
import { namesIn } from "../words/name.ts";

export const cryptoDowngraded: Detector = {
  id: "crypto-downgraded",
  version: 1,
  title: "crypto downgraded",
  family: "crypto",
  asks: "Does a weaker algorithm, a shorter key or less work stand where a stronger one stood?",
  why: "Encryption that can be broken looks exactly like encryption that cannot, and everything goes on working: only whoever wrote it knows that the keys can now be found.",
  remedy:
    "Keep the stronger one, or say which old data needs the weaker one and keep it to reading that.",
  whenWrong:
    "It fires when code that reads old data is added to code that writes new data. It does not know a weak algorithm under another name, and takes checksums for what they are only when nothing strong stood there.",
  severity:
    "critical when tokens are accepted without a signature; high for a broken algorithm or mode in place of a strong one, less than half the work, a shorter key; medium for another path of derivation",
  patterns: ["C4", "C6"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshIn(reading).flatMap((fresh) => algorithmOf(fresh)),
    ...reading.settings.changed.flatMap(numberOf),
  ],
};

interface Grade {
  readonly pattern: RegExp;
  /** Of what it is, so that a hash is not compared with a mode. */
  readonly kind: string;
  readonly rank: number;
}

/** Worked out of names and texts: `createHash("md5")`, `AES/ECB/PKCS5Padding`, `hashlib.sha256`. */
const grades: readonly Grade[] = [
  { pattern: /(?:^|[^a-z])(?:md[245]|sha-?1|sha_1)(?![\da-z])/i, kind: "hash", rank: 0 },
  {
    pattern: /(?:^|[^a-z])(?:sha-?(?:2|3|224|256|384|512)|sha3|keccak|blake[23]\w?)/i,
    kind: "hash",
    rank: 1,
  },
  { pattern: /(?:^|[^a-z])(?:ecb)(?![a-z])|_ECB\b|MODE_ECB/i, kind: "mode", rank: 0 },
  {
    pattern: /(?:^|[^a-z])(?:gcm|ccm|eax|siv|poly1305|cbc|ctr|ocb)(?![a-z])/i,
    kind: "mode",
    rank: 1,
  },
  {
    pattern: /(?:^|[^a-z])(?:des|3des|tripledes|des3|rc[24]|arc4|blowfish)(?![a-z])/i,
    kind: "cipher",
    rank: 0,
  },
  {
    pattern: /(?:^|[^a-z])(?:aes(?:-?(?:128|192|256))?|chacha20|xchacha20)/i,
    kind: "cipher",
    rank: 1,
  },
  {
    pattern: /(?:^|[^a-z])(?:TLSv?1(?:[._]?[01])?|SSLv?[23])(?![\d._])/i,
    kind: "protocol",
    rank: 0,
  },
  { pattern: /(?:^|[^a-z])TLSv?1[._]?[23]/i, kind: "protocol", rank: 1 },
  { pattern: /(?:^|[^a-z])(?:argon2\w*|scrypt|bcrypt|pbkdf2\w*)/i, kind: "password", rank: 1 },
];

function algorithmOf(fresh: Fresh): readonly Suspicion[] {
  const unsigned = unsignedOf(fresh);
  if (unsigned.length > 0 || fresh.old === null) return unsigned;
  const gone = [...lostTokens(fresh)].filter(isName);
  const now = [...newTokens(fresh)].filter(isName);
  for (const weak of now)
    for (const grade of grades.filter(
      ({ rank, pattern }) => rank === 0 && pattern.test(weak.text),
    )) {
      const strong = gone.find((token) => isStronger(token, grade));
      if (strong === undefined || isStillThere(strong, fresh)) continue;
      return [ofFresh(fresh, { severity: "high", message: messageOf(fresh, strong, weak) })];
    }
  return [...passwordOf(fresh, gone), ...pathOfKeys(fresh, gone, now)];
}

function isName({ kind, text }: Token): boolean {
  return (kind === "word" || kind === "string") && text.length < 120;
}

function isStronger({ text }: Token, { kind }: Grade): boolean {
  const isWeakToo = grades.some(
    (grade) => grade.kind === kind && grade.rank === 0 && grade.pattern.test(text),
  );
  return (
    !isWeakToo &&
    grades.some((grade) => grade.kind === kind && grade.rank === 1 && grade.pattern.test(text))
  );
}

function isStillThere({ text }: Token, { now: placed }: Fresh): boolean {
  return placed.step.statement.tokens.some((token) => token.text === text);
}

function messageOf({ now: placed }: Fresh, strong: Token, weak: Token): Sentence {
  return say`${strong.text}${insideOf(placed)} became ${weak.text}, which is known to be broken.`;
}

/** `algorithms=["none"]`: whoever writes a token is believed. */
function unsignedOf(fresh: Fresh): readonly Suspicion[] {
  const none = [...newTokens(fresh)].find(
    ({ kind, text }) => kind === "string" && /^["'`]none["'`]$/i.test(text),
  );
  const { text } = fresh.now.step;
  if (
    none === undefined ||
    !/\balg(?:orithm|orithms|s)?\b/i.test(text) ||
    !/jwt|jws|jose|decode|verify|token/i.test(text)
  )
    return [];
  const message = say`Tokens with the algorithm ${none.text}${insideOf(fresh.now)} carry no signature: whoever writes one is believed.`;
  return [ofFresh(fresh, { severity: "critical", message })];
}

/** A hash that is quick to guess in place of one that is slow on purpose. */
function passwordOf(fresh: Fresh, gone: readonly Token[]): readonly Suspicion[] {
  const slow = gone.find(({ text }) => /^["'`]?(?:argon2\w*|scrypt|bcrypt|pbkdf2\w*)/i.test(text));
  if (slow === undefined || isStillThere(slow, fresh)) return [];
  const { tokens } = fresh.now.step.statement;
  const isSlow = namesIn(tokens).some(({ text }) => does("slowHash", text) && !/hkdf/i.test(text));
  const quick = [...newTokens(fresh)].find(({ text }) =>
    /^["'`]?(?:sha-?\d|sha\d|md5|createHash|hkdf)/i.test(text),
  );
  if (isSlow || quick === undefined) return [];
  const message = say`${slow.text}${insideOf(fresh.now)}, which is slow on purpose, became ${quick.text}: passwords can be guessed by the billion.`;
  return [ofFresh(fresh, { severity: "high", message })];
}

const derivation = /\bm(?:\/\d{1,10}['hH]?){2,6}/;

function pathOfKeys(
  fresh: Fresh,
  gone: readonly Token[],
  now: readonly Token[],
): readonly Suspicion[] {
  const was = gone.map(({ text }) => derivation.exec(text)?.[0]).find((path) => path !== undefined);
  const is = now.map(({ text }) => derivation.exec(text)?.[0]).find((path) => path !== undefined);
  if (was === undefined || is === undefined || was === is) return [];
  const message = say`The path ${was}${insideOf(fresh.now)} became ${is}: other keys, and other addresses, come out of the same seed.`;
  return [ofFresh(fresh, { severity: "medium", message })];
}

const half = 0.5;

/** Rounds of work, and lengths of keys. */
function numberOf(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  if (before.value?.kind !== "number" || after.value?.kind !== "number" || after.sign !== "=")
    return [];
  if (after.value.number >= before.value.number || after.value.number < 0) return [];
  const effect = effectOf(change, after.value.number / before.value.number);
  if (effect === null) return [];
  const severity: Severity = "high";
  const message = say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: ${effect}`;
  return [ofSetting(change, { severity, message })];
}

function effectOf({ after }: SettingChange, share: number): Sentence | null {
  const around = textOf(after.placed.step.statement.tokens.slice(0, 200));
  const names = [after.name, after.placed.routine.path ?? "", around, ...after.placed.step.holders];
  if (
    speaksOf("keyWork", after.name) &&
    share <= half &&
    names.some((name) => isAboutPasswords(name))
  )
    return say`guessing a password now costs that much less.`;
  if (
    speaksOf("keyLength", after.name) &&
    names.some((name) => /rsa|\bkey|modulus|keygen|dsa|diffie/i.test(name))
  )
    return say`the key is shorter, and so much easier to find.`;
  return null;
}

function isAboutPasswords(text: string): boolean {
  return /kdf|scrypt|bcrypt|argon|password|passphrase|keystore|derive|salt/i.test(text);
}
