import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { User } from "./index.ts";
import type { Stage } from "./stage.ts";
import { ask, home, installationToken, openPull, setStage } from "./stage.ts";

let stage: Stage;
let bot: User;
beforeEach(async () => {
  stage = await setStage();
  bot = stage.github.addBot("helper[bot]");
  await openPull(stage);
  await heard();
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

async function heard() {
  await stage.github.idle();
  return stage.receiver.heard.splice(0).map(({ payload }) => payload);
}

const assign = (who: keyof Stage["people"], method: string, ...assignees: readonly string[]) =>
  ask(stage.github, stage.people[who].token, method, `${home}/issues/1/assignees`, { assignees });

describe("a pull request is assigned", () => {
  test("to a bot, and who did it is told", async () => {
    expect(await assign("carol", "POST", "helper[bot]")).toMatchObject({ status: 201 });
    expect(await heard()).toMatchObject([
      {
        action: "assigned",
        assignee: { id: bot.id, type: "Bot" },
        pull_request: { number: 1, assignees: [{ login: "helper[bot]" }] },
        sender: { login: "carol" },
      },
    ]);
    await assign("bob", "DELETE", "helper[bot]");
    expect(await heard()).toMatchObject([{ action: "unassigned", sender: { login: "bob" } }]);
  });

  test("once, and not to strangers", async () => {
    await assign("carol", "POST", "bob");
    await assign("carol", "POST", "bob", "mallory", "nobody");
    expect(await heard()).toMatchObject([{ action: "assigned", assignee: { login: "bob" } }]);
  });

  test("not by readers", async () => {
    expect(await assign("rita", "POST", "bob")).toMatchObject({ status: 403 });
    expect(await heard()).toEqual([]);
  });
});

describe("a bot that pushes is told as the sender", () => {
  async function push(token: string) {
    const { carol } = stage.people;
    const main = await ask(stage.github, carol.token, "GET", `${home}/git/ref/heads/main`);
    const body = { sha: main.body.object?.sha, force: true };
    return ask(stage.github, token, "PATCH", `${home}/git/refs/heads/deeper`, body);
  }
  const senders = async () =>
    (await heard()).flatMap(({ action, sender }) =>
      String(action) === "synchronize" ? [sender] : [],
    );

  test("by a token of its own, if it may write", async () => {
    expect(await push(bot.token)).toMatchObject({ status: 404 });
    stage.github.setRole(stage.repository, "helper[bot]", "write");
    expect(await push(bot.token)).toMatchObject({ status: 200 });
    expect(await senders()).toMatchObject([{ login: "helper[bot]", type: "Bot" }]);
  });

  test("by the token of an installation", async () => {
    const { github, repository } = stage;
    const permissions = { contents: "write" } as const;
    const rest = { events: [], webhookUrl: null, webhookSecret: "x" };
    const mender = github.addApp({ slug: "mender", permissions, ...rest });
    const installation = github.install(mender, "acme", [repository]);
    expect(await push(await installationToken(github, mender, installation))).toMatchObject({
      status: 200,
    });
    expect(await senders()).toMatchObject([{ login: "mender[bot]", type: "Bot" }]);
    const log = await ask(github, stage.token, "GET", `${home}/activity?ref=deeper&per_page=1`);
    expect(log.body).toMatchObject([{ actor: { login: "mender[bot]" } }]);
  });
});
