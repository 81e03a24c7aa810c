/** Which permission GitHub misses: what it says is believed only as one that we know. */
import { expect, it } from "vitest";
import { lackingIn } from "../../src/app/github/lacking.ts";

const answered = (status: number, accepted: unknown) => ({
  status,
  response: { headers: { "x-accepted-github-permissions": accepted } },
});
const refused = (...path: readonly unknown[]) => ({ errors: [{ type: "FORBIDDEN", path }] });

it.each<[what: string, cause: unknown, names: readonly string[]]>([
  ["one", answered(403, "actions=read"), ["actions"]],
  [
    "several",
    answered(403, "pull_requests=write,contents=read; issues=read"),
    ["contents", "issues", "pull_requests"],
  ],
  ["none that we know", answered(403, "@everyone=read, <img>=x"), []],
  ["none of another answer", answered(404, "actions=read"), []],
  ["none of a header that is none", answered(403, ["actions"]), []],
  ["none of megabytes", answered(403, `${"x,".repeat(1_000_000)}actions`), []],
  [
    "the innermost of a query",
    refused("repository", "pullRequest", "last", 0, "checkSuites"),
    ["checks"],
  ],
  ["a team's", refused("team0", "team"), ["members"]],
  ["none of a path that is none", { errors: [{ type: "FORBIDDEN", path: "team" }] }, []],
  ["none of what is not there", { errors: [{ type: "NOT_FOUND", path: ["team0"] }, null] }, []],
  ["none of nothing", null, []],
])("%s", (_, cause, names) => {
  expect(lackingIn(cause)).toEqual(names);
});
