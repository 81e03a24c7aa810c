/** What the fake answers: a status, JSON, headers; and refusals in GitHub's words. */

export interface Answer {
  readonly status: number;
  /** Undefined: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by handlers; the server turns it into the answer. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(
    status: number,
    message: string,
    errors?: readonly unknown[],
    headers: NonNullable<Answer["headers"]> = {},
  ) {
    super(message);
    this.name = "Refusal";
    const documentation_url = "https://docs.github.com/rest";
    const body = { message, documentation_url, status: String(status) };
    this.answer = { status, body: errors === undefined ? body : { ...body, errors }, headers };
  }
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

/** 422 in the form GitHub has for a value that fits the schema and still may not be. */
export function invalid(message: string): Refusal {
  return new Refusal(422, message);
}

/** For tokens of Apps; with the permission that it takes, where one would do. */
export function forbiddenToIntegration(
  wanted: readonly [name: string, level: string] | null = null,
): Refusal {
  const accepted = wanted === null ? {} : { "x-accepted-github-permissions": wanted.join("=") };
  return new Refusal(403, "Resource not accessible by integration", undefined, accepted);
}
