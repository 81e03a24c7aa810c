/** `foureyes policy check`: what a policy does to a tree, or what GitHub enforces around it. */
import { type PolicyCheck, statusOf } from "../../core/policy-check/check.ts";
import { paragraph } from "../../core/publication/page.ts";
import { policyCheckJson } from "../../core/publication/policy-check-json.ts";
import { policyCheckPage } from "../../core/publication/policy-check-page.ts";
import type { PolicySource } from "../../domain/policy.ts";
import { Problem } from "../../domain/problem.ts";
import { say } from "../../domain/sentence.ts";
import type { Sha } from "../../domain/sha.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { policyPath } from "../policy/policy-file.ts";
import type { Console } from "./console.ts";
import { argumentsOf } from "./flags.ts";
import { type PolicySupply, policyOfFile, policyOfWorkTree } from "./policy-text.ts";
import { checkedPolicy } from "./policy-tree.ts";
import { type Format, formatOf, render } from "./render.ts";
import { commitOf } from "./scan.ts";

type Flags = Partial<Record<"repo" | "head" | "format" | "remote" | "app-id", string>>;

/** Throws "usage"; what cannot be looked at is an answer, not an error. */
export async function runPolicyCheck(args: readonly string[], console: Console): Promise<number> {
  const names = ["repo", "head", "format", "remote", "app-id"] as const;
  const { flags, words } = argumentsOf(args, names, 1);
  const format = formatOf(flags.format ?? "text");
  if (flags.remote !== undefined) return runRemote(flags.remote, flags, words, format, console);
  if (flags["app-id"] !== undefined)
    throw new Problem("usage", "--app-id is for --remote: a tree knows of no App.");
  const check = await checkTree(flags, words[0]);
  const what = { page: () => policyCheckPage(check), json: () => policyCheckJson(check) };
  console.out(render(what, format, console));
  return statusOf(check);
}

/** Loaded when it is asked for: a tree needs no network. */
async function runRemote(
  remote: string,
  flags: Flags,
  words: readonly string[],
  format: Format,
  console: Console,
): Promise<number> {
  if (words.length > 0 || flags.repo !== undefined || flags.head !== undefined)
    throw new Problem(
      "usage",
      "--remote looks at GitHub alone: leave out FILE, --repo and --head, or check the tree by itself.",
    );
  const { checkRemote } = await import("./policy-remote.ts");
  const found = await checkRemote({ remote, appId: flags["app-id"] }, console.environment);
  const blocks = [paragraph(found.title), ...found.blocks];
  const what = { page: () => ({ title: found.title, blocks }), json: () => found.json };
  console.out(render(what, format, console));
  return found.status;
}

async function checkTree(
  { repo = ".", head = "HEAD" }: Flags,
  file?: string,
): Promise<PolicyCheck> {
  const supply = await (file === undefined ? policyOfWorkTree(repo) : policyOfFile(file));
  const repository = await openRepository(repo);
  try {
    const commit = await commitOf(repository, head);
    return await checkReadable(repository, commit, supply);
  } finally {
    await repository.close();
  }
}

/** A repository that is damaged or forged is not looked at; that is no fault of ours. */
async function checkReadable(
  repository: Repository,
  head: Sha,
  supply: PolicySupply,
): Promise<PolicyCheck> {
  try {
    return await checkedPolicy(repository, head, supply);
  } catch (cause) {
    if (!(cause instanceof Problem) || (cause.code !== "git" && cause.code !== "malformed-input"))
      throw cause;
    const reason = say`The repository could not be read: ${cause.message}`;
    const source: PolicySource = {
      kind: "repository",
      path: policyPath,
      ref: null,
      commit: head,
      object: "",
    };
    return { head, source, outcome: { kind: "unreadable", reason } };
  }
}
