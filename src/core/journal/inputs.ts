/** What a decision was made of, into the journal and out of it again. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Commit } from "../../domain/change.ts";
import type {
  AllInputs,
  AllInputsRecord,
  CommitRecord,
  FindingRecord,
  Inputs,
  InputsRecord,
  InspectionRecord,
  NumberedFact,
  SharedParts,
} from "../../domain/evidence.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Inspection } from "../../domain/inspection.ts";
import type { DecisionRecord } from "../../domain/journal-entry.ts";
import { isPrivateAddress } from "../approvals/hands.ts";
import { findingRecordOf } from "./record.ts";
import { readBack, written } from "./written.ts";

/** One part as it is kept. */
export interface KeptPart {
  /** SHA-256 of the content, in hex. */
  readonly hash: string;
  /** Canonical JSON. */
  readonly content: string;
}

export interface Sealed<Sealing> {
  readonly record: Sealing;
  readonly contents: readonly KeptPart[];
}

export const partNames = [
  "inspection",
  "authors",
  "reviews",
  "teams",
  "collaborators",
  "rules",
  "policy",
  "people",
] as const satisfies readonly (keyof SharedParts)[];

/** `detectors`: their versions. */
export function sealAllInputs(
  { elsewhere, ...own }: AllInputs,
  detectors: InputsRecord["detectors"],
): Sealed<AllInputsRecord> {
  const { record, contents } = sealInputs(own, detectors);
  const others = elsewhere.map(({ branch, isShown, ...inputs }) => {
    const sealed = sealInputs(inputs, detectors);
    return { record: { branch, isShown, ...sealed.record }, contents: sealed.contents };
  });
  return {
    record: { ...record, elsewhere: others.map((other) => other.record) },
    contents: [...contents, ...others.flatMap((other) => other.contents)],
  };
}

function sealInputs(inputs: Inputs, detectors: InputsRecord["detectors"]): Sealed<InputsRecord> {
  const { snapshot, facts } = inputs;
  const { tree, mergeBases } = snapshot.inspection.change;
  const { endorsements } = snapshot;
  const shared = sharedOf(inputs);
  const kept = partNames.map((name) => [name, keptOf(shared[name])] as const);
  const hashes = kept.map(([name, { hash }]) => [name, hash] as const);
  return {
    record: {
      tenuredUntil: snapshot.tenuredUntil,
      ...(endorsements.length === 0 ? {} : { endorsements }),
      pull: snapshot.pull,
      tree,
      mergeBases,
      bindings: snapshot.bindings,
      idle: snapshot.idle,
      facts: facts.map(({ seq }) => seq),
      detectors,
      parts: Object.fromEntries(hashes) as InputsRecord["parts"],
    },
    contents: kept.map(([, part]) => part),
  };
}

/** The same inputs, as far as `decide` looks at them: what a finding quotes is not there. */
export function openInputs(
  { tenuredUntil, endorsements = [], pull, tree, mergeBases, bindings, idle }: InputsRecord,
  { key, repository, sources }: Pick<DecisionRecord, "key" | "repository" | "sources">,
  { inspection, policy, people, ...seen }: SharedParts,
  facts: readonly NumberedFact[],
): Inputs {
  const { base, head } = pull;
  const change = { base, head, tree, mergeBases };
  return {
    snapshot: {
      tenuredUntil,
      endorsements,
      key,
      repository,
      pull,
      inspection: inspectionOf(inspection, change),
      bindings,
      idle,
      ...seen,
    },
    policy: { ...policy, sources },
    facts,
    people,
  };
}

/** Whether the content is what the hash names. */
export function isOfHash(content: string, hash: string): boolean {
  return hashOfPart(content) === hash;
}

/** Throws a SyntaxError for what is no JSON. `contents`: of all parts, each as its hash names it. */
export function readParts(contents: Readonly<Record<keyof SharedParts, string>>): SharedParts {
  return Object.fromEntries(
    partNames.map((name) => [name, readBack(contents[name])]),
  ) as unknown as SharedParts;
}

function keptOf(part: unknown): KeptPart {
  const content = written(part);
  return { hash: hashOfPart(content), content };
}

function hashOfPart(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)));
}

function sharedOf({ snapshot, policy, people }: Inputs): SharedParts {
  const { inspection, authors, reviews, teams, collaborators, rules } = snapshot;
  const { sources: _, ...asked } = policy;
  return {
    inspection: inspectionRecordOf(inspection),
    authors,
    reviews,
    teams,
    collaborators,
    rules,
    policy: asked,
    people,
  };
}

function inspectionRecordOf(inspection: Inspection): InspectionRecord {
  const { change, guarded, passing, findings, unseen, policyEdit } = inspection;
  return {
    changed: change.files.length,
    guarded,
    passing,
    findings: findings.map(findingRecordOf),
    unseen,
    policyEdit,
    commits: change.commits.map(commitRecordOf),
  };
}

function commitRecordOf({ sha, parents, author, committer, trailers }: Commit): CommitRecord {
  const addresses = [author, committer, ...trailers].map(({ email }) => email);
  return { sha, parents, addresses: addresses.filter(isPrivateAddress) };
}

function inspectionOf(
  { changed, guarded, passing = [], findings, unseen, policyEdit, commits }: InspectionRecord,
  change: Pick<Inspection["change"], "base" | "head" | "tree" | "mergeBases">,
): Inspection {
  const unguarded = Array.from({ length: changed - guarded.length }, () => nothing);
  return {
    change: {
      ...change,
      files: [...guarded.map(({ file }) => file), ...unguarded],
      commits: commits.map(commitOf),
      steps: [],
    },
    guarded,
    passing,
    findings: findings.map(findingOf),
    unseen,
    policyEdit,
  };
}

/** A file that nothing guards: it only counts. */
const nothing = { before: null, after: null };

function commitOf({ sha, parents, addresses }: CommitRecord): Commit {
  const nobody = { name: "", email: "" };
  const trailers = addresses.map((email) => ({ name: "", email }));
  return { sha, parents, author: nobody, committer: nobody, trailers };
}

function findingOf(record: FindingRecord): Finding {
  return { ...record, family: "", within: null, message: [], before: null, after: null };
}
