/** The small process that starts git: see launcher.ts. It ends with the process that started it. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, spawnGroup } from "./spawn.ts";

/** On the connection that becomes git's input; on the one that becomes its output only the id. */
export interface Order {
  readonly id: number;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

export type Heard =
  | { readonly kind: "listening"; readonly path: string }
  | { readonly kind: "started"; readonly id: number; readonly pid: number | undefined }
  | { readonly kind: "refused"; readonly id: number; readonly why: string }
  | { readonly kind: "ended"; readonly id: number; readonly ended: Ended };

// Nobody else on this host can look into it.
const directory = mkdtempSync(join(tmpdir(), "foureyes-"));
const path = join(directory, "git");
process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
process.once("disconnect", () => process.exit());
// Of all who are told to leave, it waits for the one that it serves.
process.on("SIGTERM", () => {});

const kills = new Map<number, () => void>();
process.on("message", ({ kill }: { readonly kill: number }) => kills.get(kill)?.());

/** Those that came first of their two. */
const waiting = new Map<number, { readonly socket: Socket; readonly greeting: Partial<Order> }>();

createServer(async (socket) => {
  const greeting = await greetingOn(socket);
  const other = waiting.get(greeting.id);
  if (other === undefined) {
    waiting.set(greeting.id, { socket, greeting });
    return;
  }
  waiting.delete(greeting.id);
  const [input, output] = "words" in greeting ? [socket, other.socket] : [other.socket, socket];
  await start({ ...other.greeting, ...greeting } as Order, input, output);
}).listen(path, () => tell({ kind: "listening", path }));

async function start({ id, words, environment }: Order, input: Socket, output: Socket) {
  try {
    const spawning = spawnGroup(words, environment, [input, output, "pipe"]);
    // Open only there, so that git's end is heard.
    input.destroy();
    output.destroy();
    const { child, ended, kill } = await spawning;
    kills.set(id, kill);
    tell({ kind: "started", id, pid: child.pid });
    tell({ kind: "ended", id, ended: await ended });
  } catch (cause) {
    tell({ kind: "refused", id, why: String(cause) });
  } finally {
    kills.delete(id);
  }
}

/** Nothing is sent after it before the answer, so nothing of git's is read here. */
function greetingOn(socket: Socket): Promise<{ readonly id: number } & Partial<Order>> {
  socket.setEncoding("utf8");
  // Whoever left in the middle is not answered.
  socket.on("error", () => {});
  let text = "";
  return new Promise((resolve) => {
    const hear = (chunk: string) => {
      text += chunk;
      if (!text.endsWith("\n")) return;
      socket.off("data", hear);
      socket.pause();
      resolve(JSON.parse(text));
    };
    socket.on("data", hear);
  });
}

function tell(heard: Heard): void {
  process.send?.(heard);
}
