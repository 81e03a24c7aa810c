/** Several servers behind one address, as a load balancer gives it: whoever lives gets the next connection. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { Service } from "../../src/app/server/service.ts";
import { type ServerProcess, startProcess } from "./process.ts";

export interface Replicas extends Service {
  /** In the order of their folders; a killed one stays in it. */
  readonly servers: ServerProcess[];
  /** Starts one anew in the place of one that was killed. */
  readonly revive: (index: number) => Promise<void>;
}

export async function startReplicas(
  count: number,
  environment: Record<string, string>,
  start: (environment: Record<string, string>) => Promise<ServerProcess> = startProcess,
): Promise<Replicas> {
  const environmentOf = (index: number) => ({
    ...environment,
    PORT: "0",
    FOUREYES_DATA: join(environment.FOUREYES_DATA ?? "", `replica-${index}`),
  });
  const servers = await Promise.all(
    Array.from({ length: count }, (_, index) => start(environmentOf(index))),
  );
  const balancer = balance(() => servers.map(({ address }) => Number(new URL(address).port)));
  balancer.listen(Number(environment.PORT), environment.HOST);
  await once(balancer, "listening");
  return {
    servers,
    address: `http://${environment.HOST}:${environment.PORT}`,
    revive: async (index) => {
      servers[index] = await start(environmentOf(index));
    },
    idle: async () => {},
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
      await new Promise((resolve) => balancer.close(resolve));
    },
  };
}

function balance(ports: () => readonly number[]) {
  let turns = 0;
  return createServer((incoming) => {
    turns += 1;
    const all = ports();
    const order = all.map((_, index) => all[(turns + index) % all.length] ?? 0);
    void forward(incoming, order);
  });
}

async function forward(incoming: Socket, ports: readonly number[]): Promise<void> {
  const outgoing = await reach(ports);
  const end = () => {
    incoming.destroy();
    outgoing?.destroy();
  };
  incoming.on("error", end).on("close", end);
  if (outgoing === null) {
    end();
    return;
  }
  outgoing.on("error", end).on("close", end);
  incoming.pipe(outgoing).pipe(incoming);
}

/** Null when nobody answers. */
async function reach(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const socket = connect(port, "127.0.0.1");
    const isThere = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    if (isThere) return socket;
  }
  return null;
}
