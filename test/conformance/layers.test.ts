import { describe, expect, it } from "vitest";
import { type Import, readSources, type Source, sourceOf } from "./source.ts";

const all = readSources("src");
const within = (...layers: readonly string[]) =>
  all.filter(({ path }) => layers.some((layer) => path.startsWith(`src/${layer}/`)));

/** Packages that compute and do nothing else. */
const purePackages = [
  "minimatch",
  "yaml",
  "zod",
  "diff",
  "@noble/hashes",
  "@scure/base",
  "canonicalize",
];

const packageOf = (from: string) =>
  from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");

function brokenBy(sources: readonly Source[], allowed: (imported: Import) => boolean) {
  return sources.flatMap(({ path, imports }) =>
    imports.filter((imported) => !allowed(imported)).map(({ from }) => `${path} imports ${from}`),
  );
}

const isIn =
  (...layers: readonly string[]) =>
  ({ file }: Import) =>
    file !== null && layers.some((layer) => file.startsWith(`src/${layer}/`));

describe("the arrows between layers", () => {
  it("domain imports domain: what things are must not hang on how they are decided or fetched", () => {
    expect(brokenBy(within("domain"), isIn("domain"))).toEqual([]);
  });

  it("core imports core, domain and pure packages: else a decision could not be replayed from the journal", () => {
    const inner = isIn("core", "domain");
    const isPure = ({ file, from }: Import) =>
      file === null && purePackages.includes(packageOf(from));
    expect(brokenBy(within("core"), (one) => inner(one) || isPure(one))).toEqual([]);
  });

  it("nothing in src imports tests, scripts or benchmarks: they are not in the package", () => {
    expect(brokenBy(all, ({ file }) => file === null || file.startsWith("src/"))).toEqual([]);
  });

  it("what is imported is named in full: a computed import could be anything", () => {
    const launch = "src/app/cli/launch.ts";
    const others = all.filter(({ path }) => path !== launch);
    expect(brokenBy(others, ({ from }) => from !== "*")).toEqual([]);
  });
});

/** A clock, chance, the world, or a way to reach them all. */
const worldly =
  /^(?:Date|Math\.random|process|fetch|globalThis|global|performance|setTimeout|setInterval|setImmediate|queueMicrotask|crypto|console|require|eval|Function|Buffer|Atomics|Worker|WebSocket|XMLHttpRequest|navigator|Intl)$/;
const usesOf = ({ path, uses }: Source) =>
  uses.filter((use) => worldly.test(use)).map((use) => `${path} uses ${use}`);

it("core and domain use no clock, no chance and no world: the same input gives the same decision for ever", () => {
  expect(within("core", "domain").flatMap(usesOf)).toEqual([]);
});

describe("what counts as use", () => {
  const uses = (text: string) => usesOf(sourceOf("src/core/x.ts", text)).length;
  it.each([
    ["new Date()", "// Date"],
    ["Date.now()", 'const text = "Date.now()";'],
    ["Math.random()", "Math.max()"],
    ["const { random } = globalThis.Math;", "const globalThat = { globalThis: 1 };"],
    ["fetch(x)", "lane.fetch(x)"],
    ["const now = performance;", "const { performance: now } = x;"],
    ["x[process.env.X]", "x['process.env']"],
  ])("%s, and not %s", (use, other) => {
    expect(uses(use)).toBeGreaterThan(0);
    expect(uses(other)).toBe(0);
  });
});

it("no file imports itself through others: in a circle, what is ready first depends on who asks", () => {
  const next = new Map(
    all.map(({ path, imports }) => [
      path,
      imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ file }) => file ?? []),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" → "));
    if (done.has(path) || way.includes(path)) return;
    for (const file of next.get(path) ?? []) follow(file, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) follow(path, []);
  expect(circles).toEqual([]);
});

it("no file has more than 250 lines: a file is read in one go", () => {
  expect(all.filter(({ lines }) => lines > 250).map(({ path }) => path)).toEqual([]);
});
