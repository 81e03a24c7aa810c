/** GitHub's own GraphQL schema, built once per process. */
import { readFileSync } from "node:fs";
import type { GraphQLSchema } from "graphql";
import { buildSchema } from "graphql";

const file = new URL(
  "../../../node_modules/@octokit/graphql-schema/schema.graphql",
  import.meta.url,
);
let built: GraphQLSchema | null = null;

export function readSchema(): GraphQLSchema {
  built ??= buildSchema(readFileSync(file, "utf8"), { assumeValid: true, noLocation: true });
  return built;
}
