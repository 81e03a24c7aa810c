/** The JSON of `explain` and `simulate`, version 1: fields may be added, never changed. */
import type { Decision, Opinion, Verdict } from "../../domain/decision.ts";
import { plainOf } from "../../domain/sentence.ts";
import { waits } from "../verdict/reach.ts";
import { effectWords } from "./bindings.ts";
import { shownPage, titleTextOf } from "./check-run.ts";
import type { Recorded } from "./explained-page.ts";
import { type Foreseen, foreseenTitle, foreseenVerdict } from "./foreseen-page.ts";
import { type Simulation, simulatedTitle, simulatedVerdict } from "./simulated-page.ts";
import { missingIn } from "./words.ts";

export function explainedJson(
  { decision, entry, at, siblings }: Recorded,
  verdict: Verdict,
): object {
  const { page } = shownPage(decision, entry, siblings);
  const about = { version: 1, from: "journal", entry, at, verdict };
  return { ...about, ...decisionJson(decision, titleTextOf(page)) };
}

export function simulatedJson(simulation: Simulation): object {
  const { decision, published, approvers, unjudged, isVerified } = simulation;
  const title = titleTextOf({ title: simulatedTitle(simulation), blocks: [] });
  return {
    version: 1,
    from: "simulation",
    approvedBy: approvers.map(({ login }) => login),
    verdict: simulatedVerdict(simulation),
    published,
    unjudgedBranches: unjudged.kind === "branches" ? unjudged.branches : [],
    knowsBranches: unjudged.kind !== "unknown",
    knowsDamages: isVerified,
    ...decisionJson(decision, title),
  };
}

/** Without the journal; see `foreseenPage`. */
export function foreseenJson(foreseen: Foreseen): object {
  const { decision, approvers } = foreseen;
  const title = titleTextOf({ title: foreseenTitle(foreseen), blocks: [] });
  return {
    version: 1,
    from: "simulation",
    approvedBy: approvers.map(({ login }) => login),
    verdict: foreseenVerdict(foreseen),
    published: null,
    ...decisionJson(decision, title),
  };
}

function decisionJson(decision: Decision, title: string): object {
  const { repository, key, head, base, baseRef, mode } = decision;
  return {
    repository: `${repository.owner}/${repository.name}`,
    pull: key.pull,
    mode,
    head,
    base,
    baseRef,
    title,
    areas: decision.areas.map((area) => ({
      name: area.name,
      paths: area.paths,
      filledBy: area.seats.flatMap(({ filledBy }) => filledBy.map(({ login }) => login)),
      missing: missingIn(area),
    })),
    reviews: decision.opinions.map((opinion) => reviewJson(opinion, decision)),
    hands: decision.hands.map(({ person, because }) => ({
      login: person.login,
      because: plainOf(because),
    })),
    findings: decision.findings.map((judged) => {
      const { detector, severity, path, side, startLine, fingerprint } = judged.finding;
      const explainedBy = judged.answer?.person.login ?? null;
      return {
        detector,
        severity,
        path,
        side,
        startLine,
        fingerprint,
        waits: waits(judged),
        explainedBy,
      };
    }),
    obstacles: decision.obstacles.map(({ kind }) => kind),
    elsewhere: decision.elsewhere.map(({ branch, verdict }) => ({ branch, verdict })),
  };
}

function reviewJson(opinion: Opinion, decision: Decision): object {
  const { review, person, said, commit, ignored } = opinion;
  return {
    review,
    login: person?.login ?? null,
    said,
    commit,
    counts: said === "approved" && ignored === null,
    because: plainOf(effectWords(opinion, decision)),
  };
}
