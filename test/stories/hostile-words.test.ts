/** Whatever people write, into names, paths, code or reviews: the page shows it and does not obey it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commitOf } from "../github/git/commits.ts";
import { writeObject } from "../github/git/objects.ts";
import { entriesOf } from "../github/git/trees.ts";
import { blob, commit, commitTree, mainOf, push, tip } from "./desk.ts";
import {
  at,
  type Firm,
  findingId,
  flipped,
  open,
  policyText,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterAll(() => firm.close());

const shouting = [
  "@acme/everyone @alice",
  "![x](https://elsewhere.example/pixel.png)",
  "[approve](https://elsewhere.example)",
  "<img src=x onerror=alert(1)>",
  "<!-- ",
  "``` ",
  "`",
  "| a | b |",
  "\u202eback to front",
].join(" ");

/** The page without its code spans and blocks: what GitHub takes for Markdown. */
function markdownIn(summary: string): string {
  const withoutBlocks = summary.replace(/^(`{3,})diff\n[\s\S]*?^\1$/gm, "");
  return withoutBlocks.replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
}

async function expectHarmless(pull: number): Promise<string> {
  const page = await shown(firm, pull);
  const summary = page?.summary ?? "";
  expect(markdownIn(summary)).not.toMatch(/@|!\[|\]\(|<|https?:|`/);
  expect(summary + page?.title).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0009\r]/);
  expect(summary.length).toBeLessThan(65_536);
  expect(page?.title.length).toBeLessThan(256);
  const { data } = await firm
    .as("alice")
    .rest.checks.listAnnotations({ ...at, check_run_id: page?.id ?? 0 });
  for (const { message, title, path } of data) {
    expect(`${message}${title}`).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u001f]/);
    expect(path.isWellFormed()).toBe(true);
  }
  return summary;
}

describe("hostile words", () => {
  it("in the title of a pull request, the names of its branches and its paths", async () => {
    const path = `strategies/${shouting.replaceAll("/", "_")}.py`;
    const base = "@acme/everyone-<img>-`x`-|-a";
    await push(firm, "bob", base, commit(firm, { author: "bob", files: { "x.md": "" } }));
    const files = { [path]: { content: Buffer.from([0, 1, 2]) } };
    const branch = "`@alice`-<b>";
    await push(firm, "bob", branch, commit(firm, { author: "bob", files, message: shouting }));
    const pull = await open(firm, "bob", branch, base, shouting);
    const summary = await expectHarmless(pull);
    expect(summary).toContain("everyone");
    expect((await shown(firm, pull))?.title).toBe(
      "Waiting: 2 approvals (trading), 1 finding to explain",
    );
  });

  it("in code that a finding quotes, and in the names of functions", async () => {
    const name = "r\u0430nk_\u202e";
    const code = `def ${name}(book):\n    levels = sorted(book, key=lambda x: x[1])  # ${shouting}\n    return levels\n`;
    await push(
      firm,
      "bob",
      "quoted-base",
      commit(firm, { author: "bob", files: { [strategy]: code } }),
    );
    const edited = code.replace("x: x[1]", "x: -x[1]");
    const parents = [tip(firm, "quoted-base")];
    await push(
      firm,
      "bob",
      "quoted",
      commit(firm, { author: "bob", parents, files: { [strategy]: edited } }),
    );
    await expectHarmless(await open(firm, "bob", "quoted", "quoted-base"));
  });

  it("in an explanation, and in one that is refused", async () => {
    await push(
      firm,
      "bob",
      "explained",
      commit(firm, { author: "bob", files: { [strategy]: flipped } }),
    );
    const pull = await open(firm, "bob", "explained");
    const id = findingId(await shown(firm, pull));
    await review(firm, "alice", pull, "COMMENT", `foureyes: accept @acme/everyone ${shouting}`);
    await review(firm, "bob", pull, "COMMENT", `foureyes: accept ${id} ${shouting}`);
    await review(firm, "carol", pull, "APPROVE", `foureyes: accept ${id} ${shouting}`);
    const summary = await expectHarmless(pull);
    expect(summary).toContain("Explanations that do not count");
    expect(summary).toContain("**Explained** by carol");
  });

  it("by the megabyte", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `strategies/${"x".repeat(200)}${index}.py`,
        { content: Buffer.from([0, index]) },
      ]),
    );
    await push(firm, "bob", "much", commit(firm, { author: "bob", files: many }));
    const pull = await open(firm, "bob", "much", "main", "y".repeat(200_000));
    const lines = `foureyes: accept 1234 ${"no ".repeat(100)}\n`.repeat(4_000);
    await review(firm, "alice", pull, "COMMENT", lines);
    const summary = await expectHarmless(pull);
    expect(summary).toContain("more");
    expect((await shown(firm, pull))?.title).toContain("40 findings to explain");
  });

  it("in a path that is no text at all", async () => {
    const { directory } = firm.repository;
    const root = commitOf(directory, mainOf(firm)).tree;
    const entry = (mode: string, name: Buffer, id: string) =>
      Buffer.concat([Buffer.from(`${mode} `), name, Buffer.from([0]), Buffer.from(id, "hex")]);
    const old = entriesOf(directory, root).find(({ name }) => name === "strategies");
    const kept = entriesOf(directory, old?.id ?? "").map(({ mode, name, id }) =>
      entry(mode, Buffer.from(name), id),
    );
    const bytes = entry("100644", Buffer.from("caf\xe9.bin", "latin1"), blob(firm, "\0"));
    const strategies = writeObject(directory, "tree", Buffer.concat([...kept, bytes]));
    const tree = writeObject(
      directory,
      "tree",
      Buffer.concat(
        entriesOf(directory, root).map(({ mode, name, id }) =>
          entry(mode, Buffer.from(name), name === "strategies" ? strategies : id),
        ),
      ),
    );
    await push(firm, "bob", "bytes", commitTree(firm, "bob", tree, mainOf(firm)));
    const pull = await open(firm, "bob", "bytes");
    expect(await expectHarmless(pull)).toContain("caf\\xe9.bin");
  });

  it("in the policy", async () => {
    const hostile = policyText.replace("reviews:", `"${shouting.replaceAll('"', "")}":`);
    await push(
      firm,
      "bob",
      "hostile-policy",
      commit(firm, { author: "bob", files: { ".github/foureyes.yml": hostile } }),
    );
    await push(
      firm,
      "bob",
      "judged",
      commit(firm, { author: "bob", files: { [strategy]: flipped } }),
    );
    const pull = await open(firm, "bob", "judged", "hostile-policy");
    expect((await shown(firm, pull))?.state).toBe("failure");
    await expectHarmless(pull);
  });
});
