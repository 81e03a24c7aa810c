import { describe, expect, it } from "vitest";
import { builtInPolicy, guard } from "../../../src/core/policy/builtin.ts";
import { alternativesOf, faultOf } from "../../../src/core/policy/glob.ts";
import { compileAreas } from "../../../src/core/policy/match.ts";
import { entry } from "./entry.ts";
import { policyIn } from "./parsed.ts";

const areasAt = (path: string) =>
  compileAreas(builtInPolicy)
    .areasAt(entry(path))
    .map(({ name }) => name);

it("an area named guard adds paths, and takes none away", () => {
  const [area] = policyIn("version: 1\nareas: [{name: guard, paths: [infra/**]}]").areas;
  expect(area?.paths).toEqual([...guard.paths, "infra/**"]);
});

it("an area named guard holds what the built-in one holds, and may hold more", () => {
  const [area] = policyIn("version: 1\nareas: [{name: guard, findings: {hold: low}}]").areas;
  expect(area).toMatchObject({ hold: "low", paths: guard.paths, seats: guard.seats });
});

it("every built-in glob is one that a policy could have", () => {
  const globs = builtInPolicy.areas.flatMap(({ paths, except }) => [...paths, ...except]);
  expect(globs.filter((glob) => faultOf(glob) !== null)).toEqual([]);
  expect(globs.flatMap(alternativesOf).length).toBeLessThan(300);
});

it("without a policy nothing is enforced, and two people are named", () => {
  expect(builtInPolicy.mode).toBe("observe");
  const people = builtInPolicy.areas.map(({ seats }) => seats.map(({ count }) => count));
  expect(new Set(people.flat())).toEqual(new Set([2]));
});

describe("the guard's own files, and files that only look like them", () => {
  it.each([
    [".github/foureyes.yml", "docs/foureyes.yml"],
    ["foureyes.yml", "test/foureyes.yml"],
    ["CODEOWNERS", "src/CODEOWNERS"],
    [".github/CODEOWNERS", ".github/CODEOWNERS.md"],
    ["docs/CODEOWNERS", "docs/OWNERS"],
    [".GitHub/codeowners", "github/codeowners"],
    [".gitattributes", "gitattributes"],
    ["services/pay/.gitattributes", "services/pay/.gitignore"],
    [".gitmodules", "vendor/.gitmodules"],
    [".github/workflows/deploy.yml", "examples/workflows/deploy.yml"],
    [".github/actions/sign/index.js", "actions/sign/index.js"],
    ["action.yml", "actions.yml"],
    ["tools/sign/action.yaml", "tools/sign/transaction.yaml"],
    [".github/settings.yml", "settings.yml"],
    [".github/dependabot.yml", "dependabot.yml"],
    ["renovate.json5", "renovate.md"],
    [".mergify.yml", "mergify.yml"],
  ])("%s is guarded, %s is not", (guarded, other) => {
    expect(areasAt(guarded)).toContain("guard");
    expect(areasAt(other)).not.toContain("guard");
  });
});

describe("what moves money is found in the trees of several languages", () => {
  it.each([
    [
      "trading",
      "packages/bot/src/strategies/mean_reversion.py",
      "packages/bot/docs/strategies/mean.md",
    ],
    ["trading", "internal/orderbook/book.go", "internal/addressbook/book.go"],
    [
      "trading",
      "src/main/java/com/acme/PairsTraderConfig.java",
      "src/main/java/com/acme/TradeMarkFooter.java",
    ],
    [
      "withdrawals",
      "apps/api/src/withdrawals/withdrawals.service.ts",
      "apps/api/src/drawing/drawing.service.ts",
    ],
    ["withdrawals", "cmd/payout-worker/main.go", "cmd/layout-worker/main.go"],
    ["wallets", "contracts/src/Treasury.sol", "contracts/README.md"],
    ["wallets", "crates/hot_wallet/src/lib.rs", "crates/hot_path/src/lib.rs"],
    ["keys", "services/kms/client.ts", "services/cms/client.ts"],
    ["keys", "deploy/prod/.env", "deploy/prod/environment.ts"],
    ["keys", "certs/signing.pem", "certs/readme.txt"],
    ["limits", "config/limits/btc.yml", "config/locales/btc.yml"],
    ["limits", "config/prod/limits.toml", "web/rate_limiter.py"],
  ])("%s has %s, but not %s", (area, guarded, other) => {
    expect(areasAt(guarded)).toContain(area);
    expect(areasAt(other)).not.toContain(area);
  });
});
