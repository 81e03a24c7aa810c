/** What package.json says of this program. */
import { readFileSync } from "node:fs";

export interface Manifest {
  readonly version: string;
  readonly homepage?: string;
}

export function readManifest(): Manifest {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return JSON.parse(text) as Manifest;
}
