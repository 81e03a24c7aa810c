/** Every metric in words. What is counted, and docs/metrics.md, come from here. */

export interface MetricWords {
  readonly kind: "counter" | "gauge" | "histogram";
  readonly is: string;
  /** Each label, and the values that it can have: few, and never a name of somebody's. */
  readonly labels: Readonly<Record<string, string>>;
  /** What an operator does when it is not as it should be. */
  readonly watch: string;
}

export const metricWords = {
  foureyes_deliveries_total: {
    kind: "counter",
    is: "Deliveries that came to the front door.",
    labels: {
      event: "an event that Foureyes handles, or `other`",
      result: "`accepted`, `already here`, `not needed` or `refused`",
      status: "of the answer",
    },
    watch:
      "`refused` with 401: the webhook secret differs. With 503: the database or its disk is full, or Foureyes cannot keep up.",
  },
  foureyes_deliveries_waiting: {
    kind: "gauge",
    is: "Deliveries that were accepted and not yet read.",
    labels: {},
    watch: "Grows for minutes: the log says what refuses them.",
  },
  foureyes_keys_waiting: {
    kind: "gauge",
    is: "Pull requests and repositories whose evaluation is due or runs.",
    labels: {},
    watch: "Grows for minutes: GitHub does not answer, or there is more to do than is done.",
  },
  foureyes_keys_oldest_seconds: {
    kind: "gauge",
    is: "For how long the oldest of them is due; 0 when none is.",
    labels: {},
    watch: "Alert above 300: checks are late.",
  },
  foureyes_evaluation_seconds: {
    kind: "histogram",
    is: "Evaluations of pull requests, and how long they took.",
    labels: {
      verdict:
        "`clear`, `held`, `blocked`, `undetermined`; `none` when there was nothing to decide; `failed`",
    },
    watch: "`undetermined` and `failed`: the log's line has the reason.",
  },
  foureyes_retries_total: {
    kind: "counter",
    is: "What did not succeed and is tried again.",
    labels: { of: "`evaluation`, `publication`, `comments`" },
    watch: "Grows steadily: GitHub refuses, or cannot be reached.",
  },
  foureyes_github_requests_total: {
    kind: "counter",
    is: "Requests to GitHub's API.",
    labels: {
      kind: "`rest` or `graphql`",
      status: "`1xx` to `5xx`, or `none` when no answer came",
    },
    watch:
      "`4xx`: a permission is missing or a limit is reached. `5xx`, `none`: see GitHub's status.",
  },
  foureyes_github_remaining: {
    kind: "gauge",
    is: "Requests (REST) or points (GraphQL) left in the hour, as GitHub said last, of whichever installation that was.",
    labels: { kind: "`rest` or `graphql`" },
    watch: "Near 0: evaluations wait for the next hour.",
  },
  foureyes_journal_entries: {
    kind: "gauge",
    is: "Entries of the journal, of all installations.",
    labels: {},
    watch: "After a restart it is not lower than before. If it is, entries were lost.",
  },
  foureyes_journal_newest: {
    kind: "gauge",
    is: "Number of the newest entry of the journal.",
    labels: {},
    watch: "After a restart it is not lower than before. If it is, entries were lost.",
  },
  foureyes_sink_lines_total: {
    kind: "counter",
    is: "Lines that were handed to `FOUREYES_SINK`.",
    labels: {},
    watch: "Stands still while the journal grows: see the failures.",
  },
  foureyes_sink_failures_total: {
    kind: "counter",
    is: "Times that `FOUREYES_SINK` did not take what it was handed.",
    labels: {},
    watch: "Grows: the other side is away, or refuses. Nothing is lost; it is handed over again.",
  },
  foureyes_mirrors_bytes: {
    kind: "gauge",
    is: "Size of the git mirrors, measured every few minutes.",
    labels: {},
    watch: "Nears the disk's size: a mirror may be deleted at any time.",
  },
  foureyes_database_up: {
    kind: "gauge",
    is: "1 when the database answered this scrape, else 0, and then what is read from it is missing.",
    labels: {},
    watch: "0: nothing can be accepted.",
  },
  foureyes_build_info: {
    kind: "gauge",
    is: "Always 1.",
    labels: { version: "of Foureyes", node: "version of Node" },
    watch: "",
  },
} as const satisfies Record<string, MetricWords>;

export type MetricName = keyof typeof metricWords;
