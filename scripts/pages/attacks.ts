/** docs/attacks.md: every attack in the words of its story, or why it has none. */
import { ids } from "../../test/attacks/ids.ts";
import type { About, Story } from "../../test/attacks/stage.ts";
import { storyNames } from "../../test/attacks/story-names.ts";
import { unshown } from "../../test/attacks/unshown.ts";

interface Row extends About {
  readonly name: string;
  /** Where it is shown, or why it is not. */
  readonly shown: string;
}

const chapters: Readonly<Record<string, string>> = {
  A: "Who wrote it?",
  B: "Is the approval for this content?",
  C: "Did reviewers and policy see everything?",
  D: "Checks and merges",
  E: "Settings, and those who may change them",
  F: "Refs, history and releases",
  G: "People",
};

const told: readonly Row[] = await Promise.all(storyNames.map(rowOf));
const rows = [
  ...told,
  ...Object.entries(unshown).map(([name, { why, ...about }]) => ({
    name,
    ...about,
    shown: why,
  })),
];

async function rowOf(name: string): Promise<Row> {
  const { about }: Story = await import(`../../test/attacks/${name}.ts`);
  return { name, ...about, shown: `[story](../test/attacks/${name}.ts)` };
}

export function attacksPage(): string {
  const sections = Object.entries(chapters).map(([chapter, title]) =>
    sectionOf(
      title,
      ids.filter((id) => id.startsWith(chapter)),
    ),
  );
  const others = storyNames.filter((name) => !ids.includes(name));
  return `${[head, ...sections, sectionOf("Without an id", others)].join("\n\n")}\n`;
}

const head = `<!-- Made by \`npm run generate\` from the words in test/attacks: edit those. -->

# Attacks

How an insider defeats review by two people, and what Foureyes does. A story plays the attack over HTTP on a fake GitHub with the real server, and beside it the honest change that passes. The last column says where there is none, and what is not done. What \`policy check --remote\` tells, and what to require of GitHub itself: [Require the check](branch-rules.md).`;

function sectionOf(title: string, names: readonly string[]): string {
  const lines = names.flatMap((name) => rows.filter((row) => row.name === name)).map(lineOf);
  return [
    `## ${title}`,
    ["| id | attack | Foureyes | shown |", "|---|---|---|---|", ...lines].join("\n"),
  ].join("\n\n");
}

function lineOf({ name, attack, defence, shown }: Row): string {
  return `| ${name} | ${attack} | ${defence} | ${shown} |`;
}
