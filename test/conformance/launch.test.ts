import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Tells which Node it runs on and what it was given; `exit N`, `wait` and `die` do as they say. */
const standIn = `
const [what, status] = process.argv.slice(2);
if (what === "exit") process.exitCode = Number(status);
if (what === "die") setTimeout(() => process.kill(process.pid, "SIGKILL"));
if (what === "wait") {
  process.on("SIGTERM", () => { clearInterval(timer); process.exitCode = 7; });
  const timer = setInterval(() => {}, 1000);
}
console.log(JSON.stringify({ version: process.version, given: process.argv.slice(2) }));
`;

/** Lets the Node of this test pass for an old one. */
const pretendOld = `data:text/javascript,${encodeURIComponent('Object.defineProperty(process, "version", { value: "v20.9.0" })')}`;

const packaged = `node-${process.platform}-${process.arch}`;
let folder = "";

function install(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  const source = readFileSync("src/app/cli/launch.ts", "utf8");
  writeFileSync(join(path, "package.json"), '{ "type": "module" }');
  writeFileSync(join(path, "launch.js"), stripTypeScriptTypes(source));
  writeFileSync(join(path, "main.js"), standIn);
  return path;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "foureyes-launch-"));
  install("alone");
  const withNode = install("with-node");
  mkdirSync(join(withNode, "node_modules"));
  const manifest = createRequire(import.meta.url).resolve(`${packaged}/package.json`);
  symlinkSync(dirname(manifest), join(withNode, "node_modules", packaged));
});
afterAll(() => rmSync(folder, { recursive: true }));

function launch(place: string, node: readonly string[], ...given: readonly string[]) {
  const [command = process.execPath, ...flags] = node;
  const launcher = join(folder, place, "launch.js");
  const { status, signal, stdout, stderr } = spawnSync(command, [...flags, launcher, ...given], {
    encoding: "utf8",
  });
  return { status, signal, said: stdout === "" ? null : JSON.parse(stdout), stderr };
}

const current = [process.execPath];
const old = [process.execPath, "--import", pretendOld];

describe("a Node that is new enough", () => {
  it("runs the command line itself, also where no Node is packaged", () => {
    const { status, said } = launch("alone", current, "exit", "2");
    expect({ status, given: said.given }).toEqual({ status: 2, given: ["exit", "2"] });
  });
});

describe("a Node that is too old", () => {
  it("hands over to the packaged one: arguments, output and exit status", () => {
    const { status, said } = launch("with-node", old, "exit", "2");
    expect(said).toEqual({ version: expect.stringMatching(/^v24\./), given: ["exit", "2"] });
    expect(status).toBe(2);
  });

  it("ends with 0 when the command line does", () => {
    expect(launch("with-node", old).status).toBe(0);
  });

  it("ends by the signal that ended the command line", () => {
    expect(launch("with-node", old, "die").signal).toBe("SIGKILL");
  });

  it("passes a request to stop on, and waits for the end", async () => {
    const launcher = join(folder, "with-node", "launch.js");
    const child = spawn(process.execPath, ["--import", pretendOld, launcher, "wait"]);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect((await once(child, "exit"))[0]).toBe(7);
  });

  it("says what it needs and how to get it, where no Node is packaged", () => {
    const { status, said, stderr } = launch("alone", old);
    expect({ status, said }).toEqual({ status: 70, said: null });
    expect(stderr).toMatch(/needs Node 24\.15 or newer; this is v20\.9\.0/);
    expect(stderr).toMatch(/https:\/\/nodejs\.org/);
  });
});

const host = spawnSync("/usr/bin/node", ["--version"], { encoding: "utf8" }).stdout ?? "";
const isOld = /^v(?:18|20|22)\./.test(host);

it.runIf(isOld)(`the Node of this host, ${host.trim()}, hands over`, () => {
  expect(launch("with-node", ["/usr/bin/node"]).said.version).toMatch(/^v24\./);
  expect(launch("alone", ["/usr/bin/node"]).status).toBe(70);
});
