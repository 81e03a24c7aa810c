/** The keys of a policy, from its JSON Schema, as people read them. */

/** As much of JSON Schema as the format of a policy uses. */
export interface KeySchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, KeySchema>>;
  readonly items?: KeySchema;
  readonly anyOf?: readonly KeySchema[];
}

export interface Key {
  /** "areas[].reviews.seats": `[]` stands for each entry of a list. */
  readonly path: string;
  readonly schema: KeySchema;
  readonly isRequired: boolean;
}

/** In the order in which they are written, each before what stands in it. */
export function keysOf(schema: unknown): readonly Key[] {
  return keysIn(schema as KeySchema, "");
}

function keysIn(schema: KeySchema, above: string): readonly Key[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const path = above === "" ? name : `${above}.${name}`;
    const isRequired = schema.required?.includes(name) ?? false;
    return [{ path, schema: inner, isRequired }, ...keysIn(inner, path)];
  });
  const listed = schema.items === undefined ? [] : keysIn(schema.items, `${above}[]`);
  return [...own, ...listed, ...(schema.anyOf ?? []).flatMap((one) => keysIn(one, above))];
}

/** "a list of 1 to 50 texts". */
export function kindOf(schema: KeySchema): string {
  const { type, minimum, maximum } = schema;
  if (schema.anyOf !== undefined) return schema.anyOf.map(kindOf).join(" or ");
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined)
    return schema.enum
      .map(code)
      .join(", ")
      .replace(/, (?=[^,]*$)/, " or ");
  switch (type) {
    case "integer":
      return `a whole number from ${minimum} to ${maximum}`;
    case "boolean":
      return "`true` or `false`";
    case "array":
      return `a list of ${countOf(schema)} ${schema.items?.type === "object" ? "maps" : "texts"}`;
    case "object":
      return Object.keys(schema.properties ?? {}).length === 0 ? "an empty map" : "a map";
    default:
      return "text";
  }
}

function countOf({ minItems = 0, maxItems }: KeySchema): string {
  return minItems === 0 ? `at most ${maxItems}` : `${minItems} to ${maxItems}`;
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}

/** A value as YAML on one line; texts in quotes where they need them. */
export function flowOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowOf).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) => `${key}: ${flowOf(inner)}`);
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  return typeof value === "string" && /^[a-z][a-z-]*(?::[a-z/-]+)?$/.test(value)
    ? value
    : JSON.stringify(value);
}
