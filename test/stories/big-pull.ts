/** A pull request as big as they come: files, commits, reviews and people whom the policy names. */
import { Octokit } from "@octokit/rest";
import { blob, commitTree, mainOf, pushQuietly, treeWith } from "./desk.ts";
import { at, type Firm, type FirmOptions, flipped, honest } from "./firm.ts";

export const size = { files: 3_000, commits: 250, reviews: 300, candidates: 50 } as const;
/** Of those who are named, so many may not even read: GitHub asks none of them for a review. */
const strangers = 3;
/** Files with a finding that waits. */
const suspicious = 40;
/** The others cost git, and not GitHub, as much. */
const guarded = 600;
const fileAt = (index: number) =>
  `${index < guarded ? "strategies" : "notes"}/number-${String(index).padStart(4, "0")}.py`;

/** What a look at it may cost of GitHub's API. */
export const mostRequests = 40;

const candidates = Array.from(
  { length: size.candidates },
  (_, index) => `judge-${String(index).padStart(2, "0")}`,
);

const bigPolicy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
    reviews:
      seats:
        - count: 2
          of: [${candidates.map((login) => `"user:${login}"`).join(", ")}]
        - { count: 1, of: ["role:maintain"] }
`;

/** How the firm is to be started. */
export const bigFirm = {
  policy: bigPolicy,
  files: Object.fromEntries(Array.from({ length: suspicious }, (_, at) => [fileAt(at), honest])),
  installed: false,
  // However slow this machine: what is counted is a look that GitHub did not keep waiting.
  patience: { lookMs: 60_000, answerMs: 60_000 },
} as const satisfies FirmOptions;

/** Opens it before anybody listens; gives its number. */
export async function openBigPull(firm: Firm): Promise<number> {
  await pushQuietly(firm, "bob", "big", lastOf(firm));
  const { rest } = firm.as("bob");
  const { data } = await rest.pulls.create({ ...at, head: "big", base: "main", title: "Big" });
  const tokens = candidates.map((login) => firm.github.addUser(login).token);
  firm.github.setRole(firm.repository, "alice", "maintain");
  const readers = tokens.slice(strangers);
  for (const login of candidates.slice(strangers))
    firm.github.setRole(firm.repository, login, "read");
  for (let given = 0; given < size.reviews; given += 1)
    await review(firm, readers[given % readers.length] ?? "", data.number);
  return data.number;
}

async function review(firm: Firm, token: string, pull_number: number): Promise<void> {
  const { pulls } = new Octokit({ baseUrl: firm.github.url, auth: token }).rest;
  await pulls.createReview({ ...at, pull_number, event: "COMMENT", body: "Reading." });
}

/** Its last commit; the first one touches all files, the others none. */
function lastOf(firm: Firm): string {
  const [fine = "", odd = ""] = [honest, flipped].map((text) => blob(firm, text));
  const entryAt = (index: number) => ({
    mode: "100644",
    path: fileAt(index),
    id: index < suspicious ? odd : fine,
  });
  const main = mainOf(firm);
  const tree = treeWith(
    firm,
    main,
    Array.from({ length: size.files }, (_, at) => entryAt(at)),
  );
  let last = main;
  for (let made = 0; made < size.commits; made += 1) last = commitTree(firm, "bob", tree, last);
  return last;
}
