/** GitHub's own OpenAPI description of its REST API and webhooks, read once per process. */
import { readFileSync } from "node:fs";

/** A JSON schema in OpenAPI 3.0's dialect, as far as we look into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Content {
  readonly "application/json"?: { readonly schema?: Schema };
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}

export interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Content }>
  >;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly "x-webhooks": Readonly<
    Record<string, { readonly post: { readonly requestBody: { readonly content: Content } } }>
  >;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  };
}

// The package itself is never imported: it would read every version of the description (385 MB).
const file = new URL(
  "../../../node_modules/@octokit/openapi/generated/api.github.com.json",
  import.meta.url,
);
let read: Description | null = null;

export function readDescription(): Description {
  read ??= JSON.parse(readFileSync(file, "utf8")) as Description;
  return read;
}

export function operationOf(method: string, template: string): Operation | null {
  return readDescription().paths[template]?.[method.toLowerCase()] ?? null;
}

/** Whether GitHub documents the path at all, be it with another method. */
export function isDocumented(path: string): boolean {
  return Object.keys(readDescription().paths).some((template) =>
    new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path),
  );
}

export function parametersOf(operation: Operation): readonly Parameter[] {
  const shared = readDescription().components.parameters;
  return (operation.parameters ?? []).flatMap((one) => {
    if (!("$ref" in one)) return [one];
    const name = lastPart(one.$ref);
    const found = name === "created" ? created : shared[name];
    return found === undefined ? [] : [found];
  });
}

export function schemaOfBody(operation: Operation): Schema | null {
  return operation.requestBody?.content["application/json"]?.schema ?? null;
}

/** `undefined`: that status is not documented. Null: it has no JSON body. */
export function schemaOfResponse(operation: Operation, status: number): Schema | null | undefined {
  if (status === 200 && operation === operationOf("GET", "/app/installations"))
    return installations;
  const response = operation.responses[String(status)];
  if (response === undefined) return undefined;
  const { $ref } = response;
  const resolved =
    $ref === undefined ? response : readDescription().components.responses[lastPart($ref)];
  return resolved?.content?.["application/json"]?.schema ?? null;
}

export function schemaOfWebhook(event: string, action: string | null): Schema | null {
  const name = (action === null ? event : `${event}-${action}`).replaceAll("_", "-");
  const post = readDescription()["x-webhooks"][name]?.post;
  return post?.requestBody.content["application/json"]?.schema ?? null;
}

/**
 * The list of an App's installations, alone among all places, wants an account that is a user and an
 * enterprise at once; nothing is. It is held to the schema of one installation instead.
 */
const installations: Schema = {
  type: "array",
  items: { $ref: "#/components/schemas/installation" },
};

/** The schema wants one moment, where the words beside it tell of searches: `>=…`, `…..…`. */
const created: Parameter = { name: "created", in: "query", schema: { type: "string" } };

/** What a reference to a shared schema stands for. */
export function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = readDescription().components.schemas[lastPart(schema.$ref)];
  if (found === undefined) throw new Error(`The description has no ${schema.$ref}`);
  return resolve(found);
}

export function lastPart(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}
