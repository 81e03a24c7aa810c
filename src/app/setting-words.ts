/** Every setting in words: what it is and how to get it. The start's refusals and the README's table come from here. */

export interface SettingWords {
  readonly is: string;
  readonly how: string;
  readonly default: string | null;
}

export const settingWords = {
  APP_ID: {
    is: "The App's id.",
    how: "copy “App ID” from the App's page (Settings → Developer settings → GitHub Apps).",
    default: null,
  },
  PRIVATE_KEY: {
    is: "The App's private key in PEM form; `\\n` may stand for line ends.",
    how: "press “Generate a private key” on the App's page and set the file's text, or its path as PRIVATE_KEY_PATH.",
    default: null,
  },
  PRIVATE_KEY_PATH: {
    is: "A file with the private key, instead of `PRIVATE_KEY`.",
    how: "give the path of the .pem file that GitHub made, readable by this process.",
    default: null,
  },
  WEBHOOK_SECRET: {
    is: "Signs every delivery; at least 16 characters.",
    how: "make one with `openssl rand -hex 32`, and set the same on the App's page under “Webhook secret”.",
    default: null,
  },
  WEBHOOK_SECRET_PREVIOUS: {
    is: "The secret before, accepted while it is being replaced.",
    how: "set it to the old WEBHOOK_SECRET while you change it, then remove it.",
    default: null,
  },
  FOUREYES_ANCHOR_KEY: {
    is: "Authenticates what the journal leaves outside of its database, in every check run and in a file; at least 16 characters. Keep it apart from the database and its backups.",
    how: "make one with `openssl rand -hex 32`, and keep it: without it nothing tells whether the journal is whole.",
    default: null,
  },
  FOUREYES_ANCHOR_KEY_PREVIOUS: {
    is: "The key before, still believed while it is being replaced.",
    how: "set it to the old FOUREYES_ANCHOR_KEY while you change it; remove it when no open pull request shows a check from before. An edited journal that was acknowledged under it is then told once more, and to be acknowledged again.",
    default: null,
  },
  FOUREYES_SINK: {
    is: "Where every entry of the journal goes besides: its number, hash and time, and of a decision its verdict, commit and pull request, as lines of JSON that the anchor key authenticates. A file that is appended to, or a webhook that takes `application/x-ndjson`. In order within an installation, at least once. Nothing waits for it. Of several servers one at a time writes: give these a webhook, or a file that they share.",
    how: "give the path of a file, or an https address, in the keeping of somebody who does not administer the database; hold the lines against the journal with `foureyes journal verify --sink FILE`.",
    default: null,
  },
  HOST: {
    is: "The address to listen on.",
    how: "give an address of this machine.",
    default: "127.0.0.1",
  },
  PORT: {
    is: "The port to listen on; 0 takes a free one.",
    how: "give a number up to 65535.",
    default: "3000",
  },
  GITHUB_API_URL: {
    is: "The API of GitHub or of a GitHub Enterprise Server; git is fetched from the same host.",
    how: "give an address such as https://github.example.com/api/v3.",
    default: "https://api.github.com",
  },
  FOUREYES_DATA: {
    is: "The folder for the database and the git mirrors.",
    how: "give a folder that this process may write to.",
    default: "./data",
  },
  DATABASE_URL: {
    is: "A PostgreSQL database (UTF8), instead of the embedded one: any number of servers may share it. Each takes up to 12 connections; what the address says in `options` replaces our own limits of time. `FOUREYES_DATA` then holds git mirrors only, each server its own.",
    how: "give an address such as postgres://foureyes:password@db.example.com:5432/foureyes of an empty database whose owner the user is.",
    default: null,
  },
  FOUREYES_BASELINE: {
    is: "A file with a policy that holds for all repositories, beside their own and the organisation's (`foureyes.yml` in its repository `.github`); read anew for every evaluation.",
    how: "give the path of a policy file, and try it with `foureyes policy check`.",
    default: null,
  },
  FOUREYES_PEOPLE: {
    is: "A file about people that nobody is told of: whose approvals do not count for now (`watch`), accounts of one person (`same`), accounts that are machines (`machines`), days of membership before an approval counts (`tenure`); read at the start. An account goes by its login or its number: a login can be changed by whoever has it, and then names nobody.",
    how: "give the path of a YAML file such as `version: 1`, `watch: [583231]`, `same: [[dave, dave-at-home]]`, `machines: [deployer]`, `tenure: 14`.",
    default: null,
  },
} as const satisfies Record<string, SettingWords>;

export type SettingName = keyof typeof settingWords;
