/** The process behind the reading of objects leaves nothing open. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { CatFile } from "../../src/app/git/cat-file.ts";
import { spawnByLauncher } from "../../src/app/git/launcher.ts";
import { spawnHere } from "../../src/app/git/spawn.ts";
import { ownStore } from "../../src/app/git/store.ts";
import { aRepository } from "./sandbox.ts";

const openFiles = () => readdirSync("/proc/self/fd").length;

test.each([
  { by: "by us", spawn: spawnHere },
  { by: "by the launcher", spawn: spawnByLauncher },
])("an answer that is not read to its end is closed, started $by", async ({ spawn }) => {
  const sandbox = aRepository();
  const head = sandbox.commit({ large: "x".repeat(300_000) });
  const store = ownStore(join(sandbox.directory, ".git"), spawn);
  const askAndLeave = async () => {
    const objects = new CatFile(store);
    const asked = objects.ask([`contents ${head}:large`], async (answer) => {
      await answer.line();
      throw new TypeError("left");
    });
    await expect(asked).rejects.toMatchObject({ code: "git" });
    await objects.close();
  };
  await askAndLeave();
  const before = openFiles();
  for (let times = 0; times < 10; times += 1) await askAndLeave();
  await vi.waitFor(() => expect(openFiles()).toBeLessThanOrEqual(before + 3), 5_000);
});
