/** The App as `app.yml` registers it: permissions and events are the ones that firms will grant. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { NewApp } from "../github/world/seed.ts";

interface Manifest {
  readonly default_permissions: NewApp["permissions"];
  readonly default_events: readonly string[];
}

const text = readFileSync(new URL("../../app.yml", import.meta.url), "utf8");
const { default_permissions, default_events }: Manifest = parse(text);

export const manifest = { permissions: default_permissions, events: default_events };
