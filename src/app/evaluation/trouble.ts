/** Why an evaluation failed, in a sentence for people; what an error quotes of others is left out. */
import { Problem } from "../../domain/problem.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { lackingIn } from "../github/lacking.ts";
import { limitMs } from "../patience.ts";

export interface Trouble {
  readonly reason: Sentence;
  /** Whether it is tried again soon. */
  readonly retrying: boolean;
}

/** `retryAt`: null when it was tried so often that the next try is an hour away. */
export function troubleOf(cause: unknown, retryAt: Date | null): Trouble {
  const next =
    retryAt === null
      ? "It was tried several times, and is tried every hour. Press “Re-run” here to try at once."
      : `It is tried again at ${retryAt.toISOString().slice(11, 16)} UTC; nothing to do.`;
  const reason = say`${{ kind: "ours", text: whatHappened(cause) }} ${{ kind: "ours", text: next }}`;
  return { reason, retrying: retryAt !== null };
}

function whatHappened(cause: unknown): string {
  const status = statusOf(cause);
  if (status === 429 || limitMs(cause) > 0) return "GitHub asked Foureyes to slow down.";
  const lacking = lackingIn(cause);
  if (status === 401 || status === 403 || lacking.length > 0) return refusalWords(lacking);
  if (status !== null && !isAnswer(cause)) return "GitHub did not answer.";
  if (status !== null) return `GitHub answered with status ${status}.`;
  if (!(cause instanceof Problem)) return "Foureyes failed; its log says more.";
  if (cause.code === "setting") return "A setting of Foureyes does not work; its log says more.";
  return cause.code === "git"
    ? "The commits could not be fetched from GitHub."
    : "GitHub did not answer as it should.";
}

function refusalWords(lacking: readonly string[]): string {
  const what = lacking.length === 0 ? "" : ` to ${lacking.join(", ").replaceAll("_", " ")}`;
  return `GitHub refused Foureyes access${what}; a permission may wait to be accepted.`;
}

/** A request that died or ran out of time has a status, made up, and no response. */
function isAnswer(cause: unknown): boolean {
  return (cause as { readonly response?: unknown } | null)?.response !== undefined;
}

function statusOf(cause: unknown): number | null {
  const status = (cause as { readonly status?: unknown } | null)?.status;
  return typeof status === "number" ? status : null;
}
