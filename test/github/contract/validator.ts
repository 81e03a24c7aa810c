/** Values against schemas of the description, compiled when first needed. */
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { Schema } from "./description.ts";
import { lastPart, readDescription, resolve } from "./description.ts";

const ajv = new Ajv({ strict: false, logger: false, inlineRefs: false, code: { optimize: false } });
// The type of the package's default export is wrong under `nodenext`.
(addFormats as unknown as (instance: Ajv) => void)(ajv);
// The format allows no brackets, and the addresses of bots that GitHub hands out have them.
ajv.addFormat("email", /^[^@\s]+@[^@\s]+$/);
const added = new Set<string>();
const compiled = new Map<Schema, ValidateFunction>();

/** What is wrong with the value, for people; null when nothing is. */
export function mismatchOf(schema: Schema, value: unknown): string | null {
  const validate = compiled.get(schema) ?? compile(schema);
  if (validate(value)) return null;
  const error = validate.errors?.[0];
  return `${error?.instancePath || "/"} ${error?.message ?? "does not fit"} ${JSON.stringify(error?.params)}`;
}

/** Properties that no part of the schema names, as JSON pointers. */
export function unknownKeysOf(schema: Schema, value: unknown, at = ""): readonly string[] {
  const parts = partsOf(schema);
  if (Array.isArray(value)) {
    const items = parts.flatMap((part) => part.items ?? []);
    if (items.length === 0) return [];
    return value.flatMap((item, index) => unknownKeysOf({ anyOf: items }, item, `${at}/${index}`));
  }
  if (typeof value !== "object" || value === null) return [];
  const named = parts.flatMap((part) => (part.properties === undefined ? [] : [part.properties]));
  if (named.length === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const schemas = named.flatMap((properties) => properties[key] ?? []);
    if (schemas.length > 0) return unknownKeysOf({ anyOf: schemas }, inner, `${at}/${key}`);
    return parts.some(isOpen) ? [] : [`${at}/${key}`];
  });
}

/** The schema and all alternatives inside it. */
function partsOf(schema: Schema): readonly Schema[] {
  const own = resolve(schema);
  const inner = [...(own.allOf ?? []), ...(own.anyOf ?? []), ...(own.oneOf ?? [])];
  return [own, ...inner.flatMap(partsOf)];
}

/** Maps with free keys. (`additionalProperties: true` of an alternative says nothing.) */
function isOpen(part: Schema): boolean {
  return typeof part.additionalProperties === "object";
}

function compile(schema: Schema): ValidateFunction {
  const adapted = adapt(schema);
  const validate = ajv.compile(adapted as object);
  compiled.set(schema, validate);
  return validate;
}

/** From OpenAPI 3.0's dialect to JSON schema: `nullable`, and references that Ajv can follow. */
function adapt(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(adapt);
  if (typeof node !== "object" || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  if (typeof rest.$ref === "string") return { $ref: refer(rest.$ref) };
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, adapt(value)]));
  return nullable === true ? { anyOf: [{ type: "null" }, inner] } : inner;
}

/** Gives Ajv the shared schema under a name, and everything it refers to. */
function refer(reference: string): string {
  const name = `schema:${lastPart(reference)}`;
  if (added.has(name)) return name;
  added.add(name);
  const schema = readDescription().components.schemas[lastPart(reference)];
  if (schema === undefined) throw new Error(`The description has no ${reference}`);
  ajv.addSchema(adapt(schema) as object, name);
  return name;
}
