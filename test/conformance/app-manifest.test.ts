/** The App asks for exactly the events that are handled. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { handledEvents } from "../../src/index.ts";

const manifest = parse(readFileSync(new URL("../../app.yml", import.meta.url), "utf8"));

/** GitHub sends these to every App; asking for them is refused. */
const always = new Set(["installation", "installation_repositories"]);

describe("app.yml", () => {
  it("asks for exactly the events that are handled", () => {
    const handled = new Set(
      handledEvents
        .map((event) => event.split(".")[0] ?? event)
        .filter((event) => !always.has(event)),
    );
    expect(new Set(manifest.default_events)).toEqual(handled);
  });
});
