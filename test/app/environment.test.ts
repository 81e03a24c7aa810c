import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { settingsOf } from "../../src/app/environment.ts";
import { settingWords } from "../../src/app/setting-words.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

const complete = {
  APP_ID: "12",
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: "0123456789abcdef0123",
  FOUREYES_ANCHOR_KEY: "fedcba9876543210fedc",
};

describe("settings", () => {
  it("that are complete start the App, with safe defaults", () => {
    expect(settingsOf(complete)).toMatchObject({
      appId: 12,
      host: "127.0.0.1",
      port: 3000,
      apiUrl: "https://api.github.com",
      gitUrl: "https://github.com",
      data: "./data",
      webhookSecrets: [complete.WEBHOOK_SECRET],
      anchorKeys: [complete.FOUREYES_ANCHOR_KEY],
    });
  });

  it("accept a key whose line ends are written as \\n", () => {
    expect(
      settingsOf({ ...complete, PRIVATE_KEY: privateKey.replaceAll("\n", "\\n") }).privateKey,
    ).toBe(privateKey);
  });

  it.each([
    ["https://ghe.example.com/api/v3/", "https://ghe.example.com"],
    ["https://api.acme.ghe.com", "https://acme.ghe.com"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
  ])("fetch git from the host of %s", (url, git) => {
    expect(settingsOf({ ...complete, GITHUB_API_URL: url }).gitUrl).toBe(git);
  });

  const rows: readonly [name: string, changed: Readonly<Record<string, string | undefined>>][] = [
    ["APP_ID", { APP_ID: undefined }],
    ["APP_ID", { APP_ID: "Iv1.abc" }],
    ["PRIVATE_KEY", { PRIVATE_KEY: undefined }],
    ["PRIVATE_KEY", { PRIVATE_KEY: "hello" }],
    ["PRIVATE_KEY_PATH", { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: "/nowhere/key.pem" }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: undefined }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "development" }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "a".repeat(40) }],
    ["WEBHOOK_SECRET_PREVIOUS", { WEBHOOK_SECRET_PREVIOUS: "short" }],
    ["FOUREYES_ANCHOR_KEY", { FOUREYES_ANCHOR_KEY: undefined }],
    ["FOUREYES_ANCHOR_KEY", { FOUREYES_ANCHOR_KEY: "0000000000000000" }],
    ["FOUREYES_ANCHOR_KEY_PREVIOUS", { FOUREYES_ANCHOR_KEY_PREVIOUS: "short" }],
    ["PORT", { PORT: "70000" }],
    ["GITHUB_API_URL", { GITHUB_API_URL: "github.com" }],
    ["FOUREYES_SINK", { FOUREYES_SINK: "ftp://audit.example.com/" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://db/foureyes" }],
    ["DATABASE_URL", { DATABASE_URL: "postgres://db" }],
  ];
  it.each(rows)("refuse a start with a sentence about %s: %o", (name, changed) => {
    const environment = { ...complete, ...changed };
    const words = settingWords[name as keyof typeof settingWords]?.how;
    expect(() => settingsOf(environment)).toThrow(name);
    expect(() => settingsOf(environment)).toThrow(words);
  });
});
