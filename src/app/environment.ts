/** process.env → settings, once. A missing, weak or wrong value stops the start and says how to get it. */
import { readFileSync } from "node:fs";
import { type People, unknownPeople } from "../domain/people.ts";
import { Problem } from "../domain/problem.ts";
import { readPeople } from "./people/read.ts";
import { type SettingName, settingWords } from "./setting-words.ts";
import { parseSinkAddress, type SinkAddress } from "./sink/address.ts";

export interface Settings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** The current one first. */
  readonly webhookSecrets: Secrets;
  /** Authenticate the journal's anchors. In the same order. */
  readonly anchorKeys: Secrets;
  readonly host: string;
  readonly port: number;
  /** No slash at its end. */
  readonly apiUrl: string;
  /** Where git is fetched from; no slash at its end. */
  readonly gitUrl: string;
  readonly data: string;
  /** Null: a database of its own in `data`. */
  readonly databaseUrl: string | null;
  /** A file with a policy for all repositories. */
  readonly baseline: string | null;
  readonly people: People;
  /** Where the journal's heads and decisions go besides. */
  readonly sink: SinkAddress | null;
}

/** One, and while it is being replaced the one before. */
type Secrets = readonly [string, ...string[]];

type Environment = Readonly<Record<string, string | undefined>>;

const shortestSecret = 16;
export function settingsOf(environment: Environment): Settings {
  const apiUrl = urlOf(environment);
  return {
    appId: wholeNumber(
      environment,
      "APP_ID",
      required(environment, "APP_ID"),
      Number.MAX_SAFE_INTEGER,
    ),
    privateKey: privateKeyOf(environment),
    webhookSecrets: secretsOf(environment, "WEBHOOK_SECRET"),
    anchorKeys: anchorKeysOf(environment),
    host: given(environment, "HOST") ?? "127.0.0.1",
    port: wholeNumber(environment, "PORT", given(environment, "PORT") ?? "3000", 65_535),
    apiUrl,
    gitUrl: gitUrlOf(apiUrl),
    data: given(environment, "FOUREYES_DATA") ?? "./data",
    databaseUrl: databaseUrlOf(environment),
    baseline: given(environment, "FOUREYES_BASELINE"),
    people: peopleOf(environment),
    sink: sinkOf(environment),
  };
}

function sinkOf(environment: Environment): SinkAddress | null {
  const text = given(environment, "FOUREYES_SINK");
  if (text === null) return null;
  const address = parseSinkAddress(text);
  if (address === null)
    throw new Problem(
      "setting",
      `FOUREYES_SINK is neither a file nor an address of https: ${settingWords.FOUREYES_SINK.how}`,
    );
  return address;
}

function peopleOf(environment: Environment): People {
  const path = given(environment, "FOUREYES_PEOPLE");
  return path === null ? unknownPeople : readPeople(path);
}

function given(environment: Environment, name: string): string | null {
  const value = environment[name]?.trim();
  return value === undefined || value === "" ? null : value;
}

function required(environment: Environment, name: SettingName): string {
  const value = given(environment, name);
  if (value === null) throw new Problem("setting", `${name} is missing: ${settingWords[name].how}`);
  return value;
}

function wholeNumber(
  environment: Environment,
  name: SettingName,
  text: string,
  most: number,
): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most))
    throw new Problem(
      "setting",
      `${name} is ${JSON.stringify(environment[name])}, not a whole number up to ${most}: ${settingWords[name].how}`,
    );
  return number;
}

function privateKeyOf(environment: Environment): string {
  const path = given(environment, "PRIVATE_KEY_PATH");
  const text =
    given(environment, "PRIVATE_KEY") ??
    (path === null ? required(environment, "PRIVATE_KEY") : readKey(path));
  const key = text.replaceAll("\\n", "\n");
  if (
    !/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n[\s\S]+-----END [A-Z ]*PRIVATE KEY-----\s*$/.test(key)
  ) {
    throw new Problem(
      "setting",
      `${path === null ? "PRIVATE_KEY" : "PRIVATE_KEY_PATH"} is not a private key in PEM form: ${settingWords.PRIVATE_KEY.how}`,
    );
  }
  return key;
}

function readKey(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new Problem(
      "setting",
      `PRIVATE_KEY_PATH names ${JSON.stringify(path)}, which cannot be read: ${settingWords.PRIVATE_KEY_PATH.how}`,
      { cause },
    );
  }
}

/** Also for commands beside the server. */
export function anchorKeysOf(environment: Environment): Secrets {
  return secretsOf(environment, "FOUREYES_ANCHOR_KEY");
}

/** Null when they are not set. */
export function anchorKeysIn(environment: Environment): Secrets | null {
  return given(environment, "FOUREYES_ANCHOR_KEY") === null ? null : anchorKeysOf(environment);
}

function secretsOf(
  environment: Environment,
  name: "WEBHOOK_SECRET" | "FOUREYES_ANCHOR_KEY",
): Secrets {
  const current = strongSecret(name, required(environment, name));
  const before = `${name}_PREVIOUS` as const;
  const previous = given(environment, before);
  return previous === null ? [current] : [current, strongSecret(before, previous)];
}

function strongSecret(name: SettingName, secret: string): string {
  if (secret.length >= shortestSecret && new Set(secret).size >= 8) return secret;
  throw new Problem("setting", `${name} is too weak: ${settingWords[name].how}`);
}

function urlOf(environment: Environment): string {
  const text = given(environment, "GITHUB_API_URL") ?? "https://api.github.com";
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.search !== "") {
    throw new Problem(
      "setting",
      `GITHUB_API_URL is not the address of an API: ${settingWords.GITHUB_API_URL.how}`,
    );
  }
  return text.replace(/\/+$/, "");
}

/** May hold a password, so it is not quoted. */
export function databaseUrlOf(environment: Environment): string | null {
  const text = given(environment, "DATABASE_URL");
  if (text === null) return null;
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2)
    throw new Problem(
      "setting",
      `DATABASE_URL is not the address of a PostgreSQL database: ${settingWords.DATABASE_URL.how}`,
    );
  return text;
}

/** Where git is fetched from, of the same GitHub. */
export function gitUrlOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  return `${protocol}//${host.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/, "")}`;
}
