#!/usr/bin/env node
/**
 * Starts the command line on a Node that can run it: the host's own, or the packaged one.
 *
 * This file itself runs on whatever Node the host has, so it uses nothing newer than Node 18, and
 * nothing but Node's own modules at the top.
 */
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldest = { major: 24, minor: 15 } as const;

/** Left alone, V8 keeps 128 MB for what is young, which makes nothing here quicker. */
const flags = ["--max-semi-space-size=16"];

/** sysexits.h EX_SOFTWARE. */
const internalError = 70;

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

/** The packaged Node of this platform, or null: not installed, or there is none for it. */
function packagedNode(): string | null {
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const path = join(dirname(manifest), "bin", "node");
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return null;
  }
}

/** Hands over arguments, streams, signals and the exit status. */
function runWith(node: string, main: string): void {
  const child = spawn(node, [...flags, main, ...process.argv.slice(2)], { stdio: "inherit" });
  // From a terminal, Ctrl-C has reached the child already: it is in the same process group.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("error", (error) => {
    console.error(`foureyes: cannot start ${node}: ${error.message}`);
    process.exitCode = internalError;
  });
  child.on("exit", (status, signal) => {
    if (signal === null) {
      process.exitCode = status ?? internalError;
      return;
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function refuse(): void {
  const wanted = `${oldest.major}.${oldest.minor}`;
  console.error(
    [
      `foureyes needs Node ${wanted} or newer; this is ${process.version}, and no packaged Node was found.`,
      "Install it from https://nodejs.org, or install foureyes again without --omit=optional on Linux (x64 or arm64).",
    ].join("\n"),
  );
  process.exitCode = internalError;
}

const main = new URL(`./main${extname(import.meta.url)}`, import.meta.url);

if (isNewEnough(process.version)) {
  await import(main.href);
} else {
  const node = packagedNode();
  if (node === null) refuse();
  else runWith(node, fileURLToPath(main));
}
