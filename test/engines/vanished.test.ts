/** PostgreSQL that vanishes without a word, as when its machine is replaced, and is there again. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openReplicatedLanes } from "../../src/app/lane/replicated.ts";
import { openPostgres, patientWith } from "../../src/app/store/postgres.ts";
import { eventually } from "../stories/firm.ts";
import { parts } from "./contract.ts";
import { type Postgres, startPostgres } from "./postgres-server.ts";

let postgres: Postgres;
let network: Server;
const cables: Socket[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  network?.close();
  await postgres?.stop();
});

/** The same address, by a way that can be cut. */
async function behindCables(url: string): Promise<string> {
  const target = Number(new URL(url).port);
  network = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    near.on("error", () => {});
    far.on("error", () => {});
    near.pipe(far);
    far.pipe(near);
    cables.push(near, far);
  });
  network.listen(0, "127.0.0.1");
  await once(network, "listening");
  return url.replace(`:${target}/`, `:${(network.address() as AddressInfo).port}/`);
}

/** Nobody learns of it: nothing is closed, and nothing comes any more. */
function cutSilently(): void {
  for (const cable of cables) cable.unpipe().pause();
}

function removeCables(): void {
  for (const cable of cables) cable.destroy();
}

it("keys are evaluated again soon after it is there again", async () => {
  const url = await postgres.create();
  const direct = await openPostgres(url);
  const { database } = direct;
  const connecting = { ...patientWith(await behindCables(url)), query_timeout: 1_000 };
  const lanes = await openReplicatedLanes({ ...parts, database }, connecting);
  const evaluated: (number | null)[] = [];
  await lanes.start(async ({ key }) => {
    evaluated.push(key.pull);
    return "done";
  });
  const want = (pull: number) =>
    lanes.want(database, { installation: 1, repository: 2, pull }, Date.now());
  await want(1);
  await eventually(
    async () => evaluated,
    (keys) => keys.includes(1),
  );
  cutSilently();
  // All that ask meanwhile hang.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await want(2);
  await eventually(
    async () => evaluated,
    (keys) => keys.includes(2),
    20_000,
  );
  expect(evaluated).toContain(2);
  removeCables();
  await lanes.close();
  await direct.close();
}, 40_000);
