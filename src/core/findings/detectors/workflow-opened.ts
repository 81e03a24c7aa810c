/** Detector: a pipeline lets in more than before, or gives out more. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { goneLinesOf, type Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { isPipeline } from "../words/purpose.ts";

export const workflowOpened: Detector = {
  id: "workflow-opened",
  version: 2,
  title: "workflow opened",
  family: "build",
  asks: "Does a pipeline run for strangers, hold more rights or secrets, or run what it fetches?",
  why: "Pipelines hold the keys of the release and the cloud, and nobody reads them: a trigger that runs a stranger's code beside the secrets is enough to take all of them.",
  remedy:
    "Run strangers' code without secrets, name each right that a job needs, and pin what is fetched by its hash.",
  whenWrong:
    "It fires on honest release jobs that need a new right, and on installers that are only given out as a script. It does not see what a script does that the pipeline calls, nor rights that are set in the settings of the repository.",
  severity:
    "critical when secrets are given to strangers' code or written out; high for a trigger that runs with rights for strangers, for all rights at once and for code from a title or a branch name; medium for a single right, a new secret, a runner of one's own, a fetched script",
  patterns: ["W1", "K7"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => {
    if (!isPipeline(pathOf(reading.file))) return [];
    const gone = goneLinesOf(reading).map(({ text }) => text);
    return freshLinesOf(reading).flatMap((line) => suspicionOf(line, reading, gone));
  },
};

interface Opening {
  readonly severity: Severity;
  readonly message: Sentence;
}

function suspicionOf(fresh: Line, reading: Reading, gone: readonly string[]): readonly Suspicion[] {
  const text = fresh.text.slice(0, 2_000);
  if (/^\s*#/.test(text)) return [];
  const opening = openings.map((of) => of(text, reading, gone)).find((each) => each !== null);
  return opening === undefined ? [] : [ofLine(reading, fresh.line, fresh.text, opening)];
}

type Opens = (text: string, reading: Reading, gone: readonly string[]) => Opening | null;

const leaks: Opens = (text) =>
  /toJSON\s*\(\s*secrets\s*\)|\/proc\/[^/\s]+\/(?:mem|environ)|(?:^|[|;&]\s*|run:\s*)(?:printenv|env)\s*(?:\||>|$)/.test(
    text,
  )
    ? {
        severity: "critical",
        message: say`All secrets or variables of the job are read out at once: ${shown(text)}.`,
      }
    : null;

const strangers: Opens = (text, { after, before }) => {
  const trigger =
    /^\s*(?:-\s*|on:\s*\[?.{0,80}?)?\b(pull_request_target|workflow_run|issue_comment)\b/.exec(
      text,
    )?.[1];
  if (trigger === undefined || before.text.includes(trigger)) return null;
  const holds = trigger === "pull_request_target" && checksOutHead.test(after.text);
  if (holds)
    return {
      severity: "critical",
      message: say`${trigger} runs with this repository's secrets, and the job checks out the stranger's code: whoever opens a pull request gets them.`,
    };
  return {
    severity: trigger === "pull_request_target" ? "high" : "medium",
    message: say`${trigger} runs with this repository's rights and secrets for whatever strangers send.`,
  };
};
const checksOutHead = /github\.event\.pull_request\.head\.(?:sha|ref)|github\.head_ref/;

const fromHead: Opens = (text, { after }) =>
  /\bref:\s*\$\{\{\s*github\.(?:event\.pull_request\.head\.|head_ref)/.test(text) &&
  after.text.includes("pull_request_target")
    ? {
        severity: "critical",
        message: say`The job runs with this repository's secrets and now checks out the stranger's code: ${shown(text)}.`,
      }
    : null;

const injected: Opens = (text) => {
  const found =
    /\$\{\{(?!\s*(?:contains|startsWith|endsWith)\()[^}]{0,60}\b(github\.(?:event\.(?:issue|pull_request|comment|review|discussion|head_commit|commits)[\w.[\]*]{0,60}\.(?:title|body|message|ref|label|name|email)|head_ref))\b/.exec(
      text,
    )?.[1];
  if (found === undefined || isValue(text)) return null;
  return {
    severity: "high",
    message: say`${found} is written by whoever opens a pull request or an issue, and here it becomes part of a script that runs.`,
  };
};

/** Given to a variable or to an action it is a value; in a script it is code. */
function isValue(text: string): boolean {
  const key = /^\s*(?:-\s*)?([A-Za-z][\w-]{1,40}):\s/.exec(text)?.[1];
  return key !== undefined && !/^(?:run|.*script|command|cmd)$/i.test(key);
}

const rights: Opens = (text, _, gone) => {
  if (/\bwrite-all\b/.test(text))
    return {
      severity: "high",
      message: say`The job gets every right on the repository: ${shown(text)}.`,
    };
  const right =
    /^\s*(contents|packages|id-token|actions|deployments|attestations|pull-requests|checks|statuses|administration|security-events):\s*write\b/.exec(
      text,
    )?.[1];
  if (right === undefined || !strong.has(right)) return null;
  const was = gone.find((line) => line.trim().startsWith(`${right}:`));
  const had =
    was === undefined
      ? say``
      : say` It had ${was
          .trim()
          .slice(right.length + 1)
          .trim()} before.`;
  return { severity: "medium", message: say`The job may now write ${right}.${had}` };
};
const strong: ReadonlySet<string> = new Set([
  "contents",
  "packages",
  "id-token",
  "actions",
  "administration",
  "deployments",
]);

const secrets: Opens = (text, { before }) => {
  if (/^\s*secrets:\s*inherit\b/.test(text))
    return {
      severity: "medium",
      message: say`All secrets of the repository are handed to another workflow.`,
    };
  const name = /\$\{\{[^}]{0,80}\bsecrets\.([A-Za-z_]\w{0,80})/.exec(text)?.[1];
  if (
    name === undefined ||
    name === "GITHUB_TOKEN" ||
    before.text === "" ||
    before.text.includes(name)
  )
    return null;
  return {
    severity: "medium",
    message: say`The pipeline now uses the secret ${name}, which it did not have before.`,
  };
};

const runner: Opens = (text) =>
  /\bruns-on:.{0,60}\bself-hosted\b/.test(text)
    ? {
        severity: "medium",
        message: say`The job runs on a machine of one's own, where the next job finds what this one left: ${shown(text)}.`,
      }
    : null;

const fetched: Opens = (text) => {
  const found =
    /\b(?:curl|wget)\b[^|;\n]{0,300}\|\s*(?:sudo\s+)?(?:\w+=\S+\s+)?(?:ba|z|da)?sh\b|\b(?:ba)?sh\s+(?:-c\s+["']?\$\(|<\()\s*(?:curl|wget)\b|\beval\s+["']?\$\((?:curl|wget)\b|\|\s*base64\s+(?:-d|--decode)\s*\|\s*(?:ba)?sh\b|\biex\s*\(/.exec(
      text,
    )?.[0];
  if (found === undefined) return null;
  const isWorse =
    /http:\/\/|base64|\/\/\d+\.\d+\.\d+\.\d+|gist\.|pastebin|raw\.githubusercontent/.test(text);
  return {
    severity: isWorse ? "high" : "medium",
    message: say`The pipeline runs a script that it fetches while it runs, whatever it holds on that day: ${shown(text)}.`,
  };
};

const openings: readonly Opens[] = [
  leaks,
  fromHead,
  strangers,
  injected,
  fetched,
  rights,
  secrets,
  runner,
];

function shown(text: string): string {
  return text.trim().replace(/^-\s+/, "").slice(0, 120);
}
