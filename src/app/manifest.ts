/** What package.json says of this program. */
import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

export interface Manifest {
  readonly version: string;
  readonly homepage?: string;
}

export function readManifest(): Manifest {
  const path = findPackageJSON(import.meta.url);
  if (path === undefined) throw new TypeError("There is no package.json above this file.");
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}
