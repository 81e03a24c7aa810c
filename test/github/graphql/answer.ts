/** The GraphQL endpoint: the query against the official schema, then against the world. */
import type { DocumentNode, GraphQLFieldResolver } from "graphql";
import { execute, GraphQLError, parse, validate } from "graphql";
import { report } from "../contract/contract.ts";
import type { Answer } from "../http/answer.ts";
import { ok, Refusal } from "../http/answer.ts";
import type { Identity } from "../http/call.ts";
import type { World } from "../world/world.ts";
import { mutationRoot } from "./mutations.ts";
import { queryRoot } from "./query.ts";
import { readSchema } from "./schema.ts";
import type { Viewer } from "./viewer.ts";

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export async function answerGraphql(
  world: World,
  identity: Identity,
  body: Buffer,
): Promise<Answer> {
  if (identity.kind === "nobody" || identity.kind === "app")
    throw new Refusal(401, "This endpoint requires you to be authenticated.");
  const { query, variables } = parseAsked(body);
  const { document, errors } = understood(query);
  for (const error of errors) reportQuery(world, query, error.message);
  if (document === null || errors.length > 0) return ok({ errors });
  return ok(await run({ world, identity }, document, query, variables));
}

async function run(
  viewer: Viewer,
  document: DocumentNode,
  query: string,
  variableValues: Asked["variables"],
) {
  const isMutation = document.definitions.some(
    (one) => one.kind === "OperationDefinition" && one.operation === "mutation",
  );
  const { data, errors } = await execute({
    schema: readSchema(),
    document,
    rootValue: isMutation ? mutationRoot(viewer) : queryRoot(viewer),
    contextValue: viewer,
    variableValues,
    fieldResolver: resolveServed,
  });
  const shown = errors?.map(({ message, path, extensions }) => ({ ...extensions, path, message }));
  for (const error of errors ?? [])
    if (error.extensions.type === undefined) reportQuery(viewer.world, query, error.message);
  return { data, ...(shown === undefined ? {} : { errors: shown }) };
}

/** Whoever gives a field another argument is told that it would be ignored. */
const servedArguments = new Set(
  [
    ["first", "last", "after", "before", "states", "orderBy", "headRefName", "baseRefName"],
    ["owner", "name", "login", "slug", "number", "oid", "expression", "qualifiedName"],
    ["id", "ids", "input", "branch", "refPrefix", "includeParents", "type", "filterBy"],
  ].flat(),
);

/** What the fake does not know is an error: null would be an answer that GitHub may never give. */
const resolveServed: GraphQLFieldResolver<unknown, Viewer> = (source, args, viewer, info) => {
  const value = (source as Readonly<Record<string, unknown>>)[info.fieldName];
  if (value === undefined)
    throw new Error(`This fake does not serve ${info.parentType.name}.${info.fieldName}.`);
  for (const { name } of info.fieldNodes.flatMap((node) => node.arguments ?? []))
    if (!servedArguments.has(name.value))
      throw new Error(`This fake does not serve ${info.fieldName}(${name.value}:).`);
  return typeof value === "function" ? value(args, viewer, info) : value;
};

function reportQuery(world: World, query: string, problem: string): void {
  report(world.contract, { side: "graphql", about: query.slice(0, 120), problem });
}

interface Understood {
  /** Null when it is no GraphQL. */
  readonly document: DocumentNode | null;
  readonly errors: readonly GraphQLError[];
}

/** The same few queries are asked again and again: one is held against the schema once. */
const known = new Map<string, Understood>();
const mostKnown = 500;

function understood(query: string): Understood {
  const before = known.get(query);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const now = understand(query);
  known.set(query, now);
  return now;
}

function understand(query: string): Understood {
  try {
    const document = parse(query);
    return { document, errors: validate(readSchema(), document) };
  } catch (error) {
    if (error instanceof GraphQLError) return { document: null, errors: [error] };
    throw error;
  }
}

function parseAsked(body: Buffer): Asked {
  try {
    const { query, variables } = JSON.parse(body.toString("utf8")) as Partial<Asked>;
    return { query: String(query), variables: variables ?? {} };
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(400, "Problems parsing JSON");
    throw error;
  }
}
