/** Who takes part, and what they may do; the firm of the stories, and somebody who may only read. */
import { Octokit } from "@octokit/rest";
import type { Firm } from "../stories/firm.ts";

export const quant = ["alice", "bob", "carol", "dave"];
const security = ["erin"];
export const writers = [...quant, ...security, "mallory"];
export const reader = "olivia";
export const everybody = [...writers, reader];
/** Whom GitHub knows no account of. */
export const stranger = "stranger";

/** By the name that a policy calls it. */
export const teams: Readonly<Record<string, readonly string[]>> = {
  "acme/quant": quant,
  "acme/security": security,
};

export const guarded = ["main", "release/1"] as const;
export const unguarded = "side";
export const bases = [...guarded, unguarded];

export type As = (login: string) => Octokit["rest"];

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Everybody's own client. */
export function clientsOf({ github, users, repository }: Firm): As {
  const olivia = github.addUser(reader);
  github.setRole(repository, reader, "read");
  const clients = new Map(
    [...Object.values(users), olivia].map(({ login, token }) => [
      login,
      new Octokit({ baseUrl: github.url, auth: token, log: silent }).rest,
    ]),
  );
  return (login) => {
    const client = clients.get(login);
    if (client === undefined) throw new Error(`There is no ${login}.`);
    return client;
  };
}

const head = "version: 1\nareas:\n";
const trading = (seats: string) =>
  `  - { name: trading, paths: ["strategies/**"], reviews: ${seats} }\n`;

/** What stands in a base branch's policy, one after another. */
export const policies = {
  usual: head + trading('{ seats: [{ count: 2, of: ["team:acme/quant"] }] }'),
  loose: head + trading('{ seats: [{ count: 1, of: ["team:acme/quant"] }] }'),
  custody: `${head}${trading('{ seats: [{ count: 2, of: ["team:acme/quant"] }] }')}  - { name: custody, paths: ["services/withdraw/**"], reviews: { required: 1 } }\n`,
  mixed:
    head +
    trading(
      '{ seats: [{ count: 1, of: ["team:acme/quant"] }, { count: 1, of: ["team:acme/security", "user:mallory"] }] }',
    ),
  overruled: `${head}${trading('{ seats: [{ count: 2, of: ["team:acme/quant"] }] }')}  - { name: guard, reviews: { seats: [{ count: 2, of: ["team:acme/security", "user:mallory", "user:carol"] }] } }\n`,
} as const;

export const brokenPolicy = "version: 1\nareas: nobody knows\n";
