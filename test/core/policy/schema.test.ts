import { expect, it } from "vitest";
import { z } from "zod";
import { policySchema, reservedKeys } from "../../../src/core/policy/schema.ts";
import { detectors } from "./parsed.ts";

interface Described {
  readonly description?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
}

/** Every key of the format as `path: description`. */
function keysOf(schema: Described, path = ""): readonly (readonly [string, Described])[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) => [
      [`${path}${key}`, value] as const,
      ...keysOf(value, `${path}${key}.`),
    ]),
    ...inner.flatMap((one) => keysOf(one, path)),
  ];
}

const keys = keysOf(z.toJSONSchema(policySchema(detectors)) as Described);

it("every key of a policy is described, for the reference is made from it", () => {
  expect(keys.map(([path]) => path)).toContain("areas.reviews.seats.of");
  expect(keys.map(([path]) => path)).toContain("detectors.address-replaced.known");
  expect(keys.filter(([, { description = "" }]) => !description.endsWith("."))).toEqual([]);
});

it("no key of a policy is one that is refused", () => {
  const names = keys.map(([path]) => path.split(".").at(-1) ?? "");
  expect(names.filter((name) => reservedKeys.includes(name))).toEqual([]);
});
