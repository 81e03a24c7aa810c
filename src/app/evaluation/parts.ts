/** What an evaluation works with. */
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { People } from "../../domain/people.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { Mirrors } from "../git/mirrors.ts";
import type { GitHub, Octokit } from "../github/client.ts";
import type { Asked } from "../github/query.ts";
import type { JournalWatch } from "../journal/watch.ts";
import type { Lanes, Want } from "../lane/lanes.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Patience } from "../patience.ts";
import type { Publisher } from "../publication/publish.ts";
import type { Database } from "../store/database.ts";
import type { ReadBack } from "./read-back.ts";

export interface GuardParts {
  /** Our own. */
  readonly appId: number;
  readonly database: Database;
  readonly want: Want;
  readonly remind: Want;
  readonly busy: Lanes["busy"];
  readonly github: Pick<GitHub, "installation" | "unhurried">;
  readonly mirrors: Mirrors;
  readonly analysis: Pick<Analysis, "analyse">;
  readonly publisher: Publisher;
  readonly watch: Pick<JournalWatch, "isDamaged">;
  readonly readBack: ReadBack;
  readonly detectors: readonly KnownDetector[];
  /** The operator's file with a policy for all repositories, or null. */
  readonly baseline: string | null;
  readonly people: People;
  /** By repository: whom the last evaluation had to know, asked for along with the next. */
  readonly asked: Map<number, Asked>;
  /** Which of GitHub's logs were read, at which head: what they did not tell then, they do not tell now. */
  readonly logsRead: Set<string>;
  readonly patience: Patience;
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "evaluated" | "retried">;
}

/** What a change is looked at with: none of it writes to GitHub. */
export type LookParts = Pick<
  GuardParts,
  | "appId"
  | "database"
  | "mirrors"
  | "analysis"
  | "detectors"
  | "baseline"
  | "people"
  | "asked"
  | "logsRead"
  | "now"
>;

/** As `Target`, for whoever only reads. */
export type LookTarget = Omit<Target, "octokit"> & {
  readonly octokit: Pick<Octokit, "graphql" | "rest" | "paginate">;
};

/** What an evaluation is about, and who speaks to GitHub of it. */
export interface Target {
  readonly key: ChangeKey;
  readonly repository: Repository;
  readonly octokit: Octokit;
}
