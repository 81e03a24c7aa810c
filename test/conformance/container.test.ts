/** The files for containers, held to what can be known without an engine. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { programs } from "../../src/app/programs.ts";
import { settingWords } from "../../src/app/setting-words.ts";
import { root } from "./source.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const { engines } = JSON.parse(read("package.json"));

/** Continued lines are one. */
const steps = read("Dockerfile")
  .replace(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));
const step = (word: string) =>
  steps.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

const isPinned = /^[\w.-]+:\d+\.\d+(?:\.\d+)?-[\w.-]+@sha256:[0-9a-f]{64}$/;
const knownSettings = Object.keys(settingWords);

describe("the image", () => {
  const stages = step("FROM").map((from) => from.split(" ")[0] ?? "");
  const last = steps.slice(steps.findLastIndex((line) => line.startsWith("FROM ")));
  const environment = Object.fromEntries(
    (step("ENV")[0] ?? "").split(" ").map((pair) => pair.split("=")),
  );

  it("is made and run on one base, pinned by version and digest, that runs Foureyes", () => {
    expect(stages).toHaveLength(2);
    expect(new Set(stages).size).toBe(1);
    expect(stages[0]).toMatch(isPinned);
    const [major = 0, minor = 0] = (/:(\d+)\.(\d+)/.exec(stages[0] ?? "") ?? [])
      .slice(1)
      .map(Number);
    const [, wantedMajor, wantedMinor] = /^>=(\d+)\.(\d+)$/.exec(engines.node) ?? [];
    expect(major).toBe(Number(wantedMajor));
    expect(minor).toBeGreaterThanOrEqual(Number(wantedMinor));
  });

  it("runs as somebody who is not root, from the first to the last command", () => {
    expect(last.filter((line) => line.startsWith("USER "))).toEqual(["USER node"]);
    const user = last.findIndex((line) => line.startsWith("USER "));
    expect(last.findIndex((line) => /^(?:RUN|COPY) /.test(line))).toBeLessThan(user);
    expect(last.slice(user).filter((line) => /^(?:RUN|COPY|ADD) /.test(line))).toEqual([]);
  });

  it("keeps what it writes in its volume, which belongs to that user", () => {
    expect(step("VOLUME")).toEqual([environment.FOUREYES_DATA]);
    expect(last.join("\n")).toContain(
      `install -d -o node -g node -m 700 ${environment.FOUREYES_DATA}`,
    );
  });

  it("sets only settings that there are, and exposes the port that it listens on", () => {
    const { NODE_ENV, ...settings } = environment;
    expect(NODE_ENV).toBe("production");
    expect(knownSettings).toEqual(expect.arrayContaining(Object.keys(settings)));
    expect(step("EXPOSE")).toEqual([settings.PORT]);
  });

  it("has git, and asks for its health by a path that is answered", () => {
    expect(last.join("\n")).toMatch(/apt-get install .*\bgit\b/);
    const [, path = ""] = /\}(\/[\w/]+)`/.exec(step("HEALTHCHECK")[0] ?? "") ?? [];
    expect(read("src/app/server/front-door.ts")).toContain(`server.get("${path}"`);
  });

  it("starts what is built, and copies what there is", () => {
    const entry = JSON.parse(step("ENTRYPOINT")[0] ?? "[]");
    const [file = "", ...flags] = entry.slice(1).toReversed();
    expect(manifest.scripts.start).toContain(`exec ${entry.join(" ")} serve`);
    for (const flag of flags) expect(read("src/app/cli/launch.ts")).toContain(`"${flag}"`);
    const [, program] = /^dist\/(\w+)\.js$/.exec(file) ?? [];
    expect(Object.keys(programs)).toContain(program);
    expect(JSON.parse(step("CMD")[0] ?? "[]")).toEqual(["serve"]);
    const copied = step("COPY")
      .filter((line) => !line.startsWith("--from"))
      .flatMap((line) => line.split(" ").slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) expect(existsSync(join(root, path))).toBe(true);
    const allowed = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"));
    expect(allowed.map((line) => line.slice(1)).sort()).toEqual([...new Set(copied)].sort());
  });
});

describe.each(["compose.yml", "compose.postgres.yml"])("%s", (file) => {
  const { services, volumes, secrets } = parse(read(file));
  const { foureyes } = services;

  it("gives the server what it needs, and no more", () => {
    expect(foureyes).toMatchObject({
      build: ".",
      init: true,
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    for (const port of foureyes.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("names settings that there are, and has no secret in it", () => {
    expect(knownSettings).toEqual(expect.arrayContaining(Object.keys(foureyes.environment)));
    for (const name of ["WEBHOOK_SECRET", "FOUREYES_ANCHOR_KEY"])
      expect(foureyes.environment[name]).toMatch(/^\$\{\w+:\?[^}]+\}$/);
    expect(read(file)).not.toMatch(/PRIVATE KEY-----/);
  });

  it("mounts volumes and secrets that it declares, and the data folder", () => {
    const mounted: string[] = foureyes.volumes;
    expect(mounted.map((line) => line.split(":").at(-1))).toEqual(step("VOLUME"));
    for (const service of Object.values<{ volumes?: string[]; secrets?: string[] }>(services)) {
      for (const line of service.volumes ?? [])
        if (line.includes(":")) expect(Object.keys(volumes)).toContain(line.split(":")[0]);
      for (const name of service.secrets ?? []) expect(Object.keys(secrets)).toContain(name);
    }
    expect(foureyes.environment.PRIVATE_KEY_PATH).toBe(`/run/secrets/${foureyes.secrets[0]}`);
  });

  it("pins every image that it does not build", () => {
    for (const { image } of Object.values<{ image?: string }>(services))
      if (image !== undefined) expect(image).toMatch(isPinned);
  });
});

it("replicas share a database, and nothing else", () => {
  const { services } = parse(read("compose.postgres.yml"));
  expect(services.foureyes.deploy.replicas).toBeGreaterThan(1);
  expect(services.foureyes.environment.DATABASE_URL).toMatch(
    /^postgres:\/\/\w+:\$\{.*\}@postgres:5432\/\w+$/,
  );
  expect(services.foureyes.volumes).toEqual(step("VOLUME"));
});
