/** A REST request and its response against what GitHub documents for the operation. */
import type { Contract } from "./contract.ts";
import { report } from "./contract.ts";
import type { Operation, Schema } from "./description.ts";
import {
  isDocumented,
  operationOf,
  parametersOf,
  schemaOfBody,
  schemaOfResponse,
} from "./description.ts";
import { mismatchOf, unknownKeysOf } from "./validator.ts";

/** What the request did wrong; the fake answers 422 to a body that does not fit, as GitHub does. */
export interface RequestProblems {
  readonly body: string | null;
}

export function checkRequest(
  contract: Contract,
  about: string,
  operation: Operation,
  query: URLSearchParams,
  body: unknown,
): RequestProblems {
  const say = (problem: string) => report(contract, { side: "request", about, problem });
  for (const problem of queryProblemsOf(operation, query)) say(problem);
  const schema = schemaOfBody(operation);
  const wrong = bodyProblemOf(schema, operation, body);
  if (wrong !== null) say(wrong);
  if (schema !== null && body !== null)
    for (const key of unknownKeysOf(schema, body)) say(`body has the undocumented key ${key}`);
  return { body: wrong };
}

export function checkResponse(
  contract: Contract,
  about: string,
  operation: Operation,
  status: number,
  body: unknown,
): void {
  const say = (problem: string) => report(contract, { side: "response", about, problem });
  const schema = schemaOfResponse(operation, status);
  // Refusals are documented with gaps (POST check-runs documents 201 only): only their bodies count.
  if (schema === undefined && status < 400) say(`status ${status} is not documented`);
  if (schema === undefined || schema === null) return;
  const wrong = mismatchOf(status < 400 ? schema : lenient(schema), body);
  if (wrong !== null) say(`${status}: ${wrong}`);
  else if (status < 400)
    for (const key of unknownKeysOf(schema, body)) say(`undocumented key ${key}`);
}

/** A path that the fake does not serve: an invention of the caller's, or still to be built. */
export function reportUnserved(contract: Contract, method: string, path: string): void {
  const known = isDocumented(path);
  const problem = known
    ? "documented, but not served by this fake"
    : "GitHub documents no such path";
  report(contract, { side: "request", about: `${method} ${path}`, problem });
}

/** The operation of a route; a route without one is a mistake in the fake. */
export function documentedOperation(method: string, template: string): Operation {
  const operation = operationOf(method, template);
  if (operation === null) throw new Error(`GitHub documents no ${method} ${template}`);
  return operation;
}

/** Several of the documented refusals take anything: then every one of the alternatives fits. */
function lenient(schema: Schema): Schema {
  return schema.oneOf === undefined ? schema : { anyOf: schema.oneOf };
}

function queryProblemsOf(operation: Operation, query: URLSearchParams): readonly string[] {
  const parameters = parametersOf(operation).filter((one) => one.in === "query");
  return [...query].flatMap(([name, value]) => {
    const parameter = parameters.find((one) => one.name === name);
    if (parameter === undefined) return [`undocumented query parameter ${name}`];
    const { schema } = parameter;
    const wrong = schema === undefined ? null : mismatchOf(schema, parsed(schema, value));
    return wrong === null ? [] : [`query parameter ${name}: ${wrong}`];
  });
}

function parsed(schema: Schema, value: string): unknown {
  if (schema.type === "integer" || schema.type === "number") return Number(value);
  if (schema.type === "boolean") return value === "true" ? true : value === "false" ? false : value;
  return value;
}

function bodyProblemOf(schema: Schema | null, operation: Operation, body: unknown): string | null {
  if (schema === null) return body === null ? null : "the operation takes no body";
  if (body === null) return operation.requestBody?.required === true ? "the body is missing" : null;
  return mismatchOf(schema, body);
}
