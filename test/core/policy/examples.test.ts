/** The example policies, the reference and the schema: what they show must be true. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { flowOf, keysOf } from "../../../scripts/pages/policy-keys.ts";
import { detectors } from "../../../src/core/findings/registry.ts";
import { faultOf } from "../../../src/core/policy/glob.ts";
import { policyJsonSchema } from "../../../src/core/policy/json-schema.ts";
import { compileAreas } from "../../../src/core/policy/match.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import type { Area, Policy } from "../../../src/domain/policy.ts";
import { entry } from "./entry.ts";

const docs = join(import.meta.dirname, "../../../docs");
const folder = join(docs, "policies");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

const errorsIn = (text: string) => {
  const parsed = parsePolicy(text, { kind: "file", path: "policy.yml" }, detectors);
  return parsed.kind === "invalid" ? parsed.errors : [];
};

function policyOf(name: string): Policy {
  const parsed = parsePolicy(read(name), { kind: "file", path: name }, detectors);
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.errors));
  return parsed.policy;
}

interface Example {
  /** Path → the areas that guard it, but `guard`. */
  readonly guarded: Readonly<Record<string, string>>;
  /** Near misses, each with why it is one. */
  readonly left: Readonly<Record<string, string>>;
}

const examples: Readonly<Record<string, Example>> = {
  "trading-monorepo.yml": {
    guarded: {
      "strategies/fx/carry.py": "strategies",
      "Strategies/fx/carry.py": "strategies",
      "config/strategies/carry.yml": "strategies",
      "engine/orders/book.rs": "engine",
      "gateways/nyse/session.rs": "engine",
      "risk/limits.py": "limits",
      "config/limits/fx.yml": "limits",
      "tools/kill_switch.py": "limits",
      "strategies/kill-switch.py": "strategies, limits",
      "deploy/secrets/mount.sh": "keys",
      "web/.env.production": "keys",
      ".env": "keys",
    },
    left: {
      "strategies/fx/look.ipynb": "a notebook",
      "engine/telemetry/export.rs": "an engine's other part",
      "website/risk/page.tsx": "risk in another folder",
      "config/colours.yml": "no limit",
      "tools/killall.sh": "no kill switch",
    },
  },
  "custody-repository.yml": {
    guarded: {
      "src/api/server.ts": "custody",
      "package.json": "custody",
      "src/signer/sign.ts": "custody, signing",
      "src/withdrawals/send.ts": "custody, signing",
      "config/allowlist.json": "custody, signing",
      "migrations/0001.sql": "custody, signing",
      "test/signer/refuses.test.ts": "tests-of-signing",
    },
    left: {
      "docs/ceremony.html": "words",
      "src/signer.md": "words",
      "test/api/server.test.ts": "a test of what signs nothing",
    },
  },
  "smart-contracts.yml": {
    guarded: {
      "contracts/Vault.sol": "contracts",
      "contracts/core/Pool.vy": "contracts",
      "lib/openzeppelin": "contracts",
      "lib/openzeppelin/token/ERC20.sol": "contracts",
      "remappings.txt": "contracts",
      "script/Deploy.s.sol": "deployment",
      "deployments/mainnet.json": "deployment",
      "config/oracles.json": "deployment",
      "test/invariants/Solvency.t.sol": "invariants",
    },
    left: {
      "contracts/README.md": "words",
      "test/Vault.t.sol": "an ordinary test",
      "config/theme.json": "no address",
      "web/src/lib/format.ts": "a lib that no contract is made of",
    },
  },
  "infrastructure.yml": {
    guarded: {
      "terraform/production/main.tf": "production",
      "ansible/site.yml": "production",
      "terraform/production/iam.tf": "production, identity-and-keys",
      "terraform/staging/iam/roles.tf": "identity-and-keys",
      "kubernetes/staging/rbac.yml": "identity-and-keys",
      "terraform/production/firewall.tf": "production, network-of-signers",
      "kubernetes/staging/network-policies/signer.yml": "network-of-signers",
      "services/web/Dockerfile": "images",
      "terraform/staging/.terraform.lock.hcl": "images",
    },
    left: {
      "terraform/staging/main.tf": "staging",
      "terraform/production/README.md": "words",
      "services/web/Dockerfile-notes": "no Dockerfile",
      "kubernetes/staging/web.yml": "staging",
    },
  },
  "small-team.yml": {
    guarded: {
      "src/payouts/send.ts": "money",
      "src/api/rateLimit.ts": "money",
      "config/production.yml": "money",
      ".env": "money",
      Dockerfile: "delivery",
      "package-lock.json": "delivery",
      "deploy/up.sh": "delivery",
    },
    left: {
      "src/web/page.ts": "no money",
      "src/payouts/README.md": "words",
      "config/development.yml": "not in production",
      "web/package.json": "not the one that is delivered",
    },
  },
  "open-source.yml": {
    guarded: {
      "bot/exchange/binance.py": "trading",
      "bot/wallets.py": "trading",
      "bot/strategy/interface.py": "trading",
      "pyproject.toml": "release",
      "requirements-dev.txt": "release",
      "docker/entry.sh": "release",
      Dockerfile: "release",
    },
    left: {
      "bot/strategy/README.md": "words",
      "bot/plot/draw.py": "draws",
      "docs/requirements.md": "words",
      "tests/exchange/test_binance.py": "a test",
    },
  },
};

it("every example policy is tested, and told of in the reference", () => {
  const names = readdirSync(folder).sort();
  expect(names).toEqual(Object.keys(examples).sort());
  const page = readFileSync(join(docs, "policy.md"), "utf8");
  for (const name of names) expect(page).toContain(`(policies/${name})`);
});

describe.each(Object.entries(examples))("%s", (name, { guarded, left }) => {
  const { areasAt } = compileAreas(policyOf(name));
  const names = (path: string) => areasAt(entry(path)).map((area) => area.name);

  it("is a policy, for us and for an editor", () => {
    expect(errorsIn(read(name))).toEqual([]);
    expect(isValid(parseYaml(read(name)))).toBe(true);
    expect(read(name)).toMatch(/^# yaml-language-server: \$schema=\.\.\/policy\.schema\.json\n/);
  });

  it("guards what it must", () => {
    const found = Object.keys(guarded).map((path) => [path, names(path).join(", ")]);
    expect(Object.fromEntries(found)).toEqual(guarded);
  });

  it("leaves the near misses alone", () => {
    expect(Object.keys(left).flatMap(names)).toEqual([]);
  });

  it("guards itself and the workflows", () => {
    expect(names(".github/foureyes.yml")).toContain("guard");
    expect(names(".github/workflows/ci.yml")).toContain("guard");
  });
});

describe("who is asked", () => {
  const people = ({ seats }: Area) => seats.reduce((sum, { count }) => sum + count, 0);

  it("a small team of four can always go on when one of them writes", () => {
    const { areas } = policyOf("small-team.yml");
    for (const area of areas) {
      expect(people(area)).toBeLessThanOrEqual(3);
      expect(area.independent).toBe(false);
      expect(area.seats.flatMap(({ of }) => of)).toEqual([{ kind: "role", role: "write" }]);
    }
    expect(areas.find(({ name }) => name === "money")).toMatchObject({ seats: [{ count: 2 }] });
  });

  it("open source asks maintainers, names no team, and starts by observing", () => {
    const policy = policyOf("open-source.yml");
    expect(policy.mode).toBe("observe");
    const asked = policy.areas.flatMap(({ seats }) => seats.flatMap(({ of }) => of));
    expect(asked.every(({ kind }) => kind === "role")).toBe(true);
    expect(asked).toContainEqual({ kind: "role", role: "maintain" });
    expect(asked).not.toContainEqual({ kind: "role", role: "write" });
  });
});

const schema = policyJsonSchema(detectors);
// Editors read on where a keyword stands without its type; so does this.
const isValid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);

const manyAreas = Array.from({ length: 1001 }, (_, at) => `{ name: a${at}, paths: [x] }`).join();

describe("the schema for editors", () => {
  it.each([
    ["an unknown key", "version: 1\nmoed: observe"],
    ["no version", "mode: observe"],
    ["another version", "version: 2"],
    ["a mode there is none of", "version: 1\nmode: watch"],
    ["an area without a name", "version: 1\nareas: [{ paths: [x] }]"],
    ["an area without paths", "version: 1\nareas: [{ name: a }]"],
    ["a name in capitals", "version: 1\nareas: [{ name: A, paths: [x] }]"],
    ["no glob", "version: 1\nareas: [{ name: a, paths: [] }]"],
    ["a folder for a glob", "version: 1\nareas: [{ name: a, paths: [services/] }]"],
    ["a glob from the root", "version: 1\nareas: [{ name: a, paths: [/services] }]"],
    ["a glob with ..", "version: 1\nareas: [{ name: a, paths: [a/../b] }]"],
    ["a negated glob", 'version: 1\nareas: [{ name: a, paths: ["!b"] }]'],
    ["an invisible letter", 'version: 1\nareas: [{ name: a, paths: ["a\u200bb"] }]'],
    ["too few people", "version: 1\nareas: [{ name: a, paths: [x], reviews: { required: 0 } }]"],
    [
      "two ways to say how many",
      "version: 1\nareas: [{ name: a, paths: [x], reviews: { required: 1, seats: [{ count: 1 }] } }]",
    ],
    [
      "a team without its organization",
      'version: 1\nareas: [{ name: a, paths: [x], findings: { answers: ["team:x"] } }]',
    ],
    [
      "a role that may not push",
      'version: 1\nareas: [{ name: a, paths: [x], findings: { answers: ["role:read"] } }]',
    ],
    ["areas as a map", "version: 1\nareas: { a: { paths: [x] } }"],
    ["more areas than a policy has", `version: 1\nareas: [${manyAreas}]`],
    ["a glob as text", "version: 1\nareas: [{ name: a, paths: x }]"],
    ["a glob of 4 kB", `version: 1\nareas: [{ name: a, paths: [${"x".repeat(4096)}] }]`],
    ["a name of 4 kB", `version: 1\nareas: [{ name: ${"a".repeat(4096)}, paths: [x] }]`],
    [
      "a number in quotes",
      'version: 1\nareas: [{ name: a, paths: [x], reviews: { required: "2" } }]',
    ],
    ["a merge key", "version: 1\n<<: { mode: observe }"],
    ["exceptions of guard", "version: 1\nareas: [{ name: guard, except: [x] }]"],
    ["a detector there is none of", "version: 1\ndetectors: { sign-fliped: off }"],
    ["a detector that is on", "version: 1\ndetectors: { sign-flipped: on }"],
    ["an option there is none of", "version: 1\ndetectors: { sign-flipped: { known: [] } }"],
  ])("refuses %s, as we do", (_, text) => {
    expect(isValid(parseYaml(text))).toBe(false);
    expect(errorsIn(text)).not.toEqual([]);
  });

  it("takes what a policy may leave out", () => {
    for (const text of ["version: 1", "version: 1\nareas: [{ name: guard }]"]) {
      expect(isValid(parseYaml(text))).toBe(true);
      expect(errorsIn(text)).toEqual([]);
    }
  });

  it("takes every glob that we take", () => {
    const sign = fc.constantFrom(
      "a",
      ".",
      "..",
      "/",
      "*",
      "**",
      "{a,b}",
      "!(a)",
      "[b]",
      " ",
      "é",
      "!",
    );
    const globs = fc.array(sign, { minLength: 1, maxLength: 6 }).map((all) => all.join(""));
    fc.assert(
      fc.property(globs, (glob) => {
        if (faultOf(glob) !== null) return;
        expect(isValid({ version: 1, areas: [{ name: "a", paths: [glob] }] })).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the reference", () => {
  const page = readFileSync(join(docs, "policy.md"), "utf8");

  it("shows whole policies that are ones", () => {
    const blocks = [...page.matchAll(/```yaml\n([^`]*)```/g)].map(([, text = ""]) => text);
    const whole = blocks.filter((text) => /^version:/m.test(text));
    expect(whole.length).toBeGreaterThan(0);
    expect(whole.flatMap(errorsIn)).toEqual([]);
  });

  const shown = keysOf(schema).flatMap(({ path, schema: { examples = [] } }) =>
    examples.map((example) => [path, example] as const),
  );

  it.each(shown)("%s may be %j", (path, example) => {
    const text = flowOf(within(path.split("."), example));
    expect(errorsIn(text)).toEqual([]);
    expect(isValid(parseYaml(text))).toBe(true);
    expect(page).toContain(`\`${path.split(".").at(-1)}: ${flowOf(example)}\``);
  });
});

/** The smallest policy that has the value at that place. */
function within(path: readonly string[], value: unknown, above = ""): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const key = step.replace("[]", "");
  const place = `${above}.${key}`;
  const inner = within(rest, value, place);
  return { ...needed[above], [key]: step.endsWith("[]") ? [inner] : inner };
}

const needed: Readonly<Record<string, object>> = {
  "": { version: 1 },
  ".areas": { name: "money", paths: ["money/**"] },
  ".areas.reviews.seats": { count: 1 },
};
