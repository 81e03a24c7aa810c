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
  const child = spawn(node, [...process.execArgv, main, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", forward);
  process.on("SIGTERM", forward);
  child.on("error", (error) => {
    console.error(`foureyes: cannot start ${node}: ${error.message}`);
    process.exitCode = internalError;
  });
  child.on("exit", (status, signal) => {
    if (signal === null) {
      process.exitCode = status ?? internalError;
      return;
    }
    process.removeListener(signal, forward);
    process.kill(process.pid, signal);
  });
}

const self = fileURLToPath(import.meta.url);
const main = join(dirname(self), `main${extname(self)}`);
const node = isNewEnough(process.version) ? process.execPath : packagedNode();

if (node === process.execPath) {
  await import(new URL(`./main${extname(self)}`, import.meta.url).href);
} else if (node !== null) {
  runWith(node, main);
} else {
  console.error(
    [
      `foureyes needs Node ${oldest.major}.${oldest.minor} or newer; this is ${process.version}, and no packaged Node was found.`,
      "Install it from https://nodejs.org, or install foureyes again without --omit=optional on Linux (x64 or arm64).",
    ].join("\n"),
  );
  process.exitCode = internalError;
}
