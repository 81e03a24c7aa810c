/** docs/detectors.md: every detector in its own words. */
import { catalogue } from "../../src/core/findings/catalogue.ts";
import type { Detector } from "../../src/core/findings/detector.ts";
import { detectors } from "../../src/core/findings/registry.ts";

export function detectorsPage(): string {
  const sorted = detectors.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const sections = sorted.map(sectionOf);
  return `${[head, tableOf(sorted), ...sections, patterns, patternsTable(sorted)].join("\n\n")}\n`;
}

const patterns = `## Patterns

What sabotage looks like, by the ids that the detectors name, and which of them look for it. Some are
no question to one file: those say why.`;

function patternsTable(all: readonly Detector[]): string {
  const rows = catalogue.map(({ id, title, leftOut }) => {
    const lookers = all.filter((detector) => detector.patterns.includes(id));
    const links = lookers.map((detector) => `[\`${detector.id}\`](#${detector.id})`).join(", ");
    return `| ${id} | ${title} | ${[links, leftOut ?? ""].filter((text) => text !== "").join("; ")} |`;
  });
  return ["| id | what is done | who looks |", "|---|---|---|", ...rows].join("\n");
}

const head = `<!-- Made by \`npm run generate\` from the detectors' own words: edit those. -->

# Detectors

A detector asks one question about both sides of a changed file. Yes is suspicious, and waits for a
person who answers for it. Decisions in the journal name the versions of all detectors. Turn one off in the policy: \`detectors: { sign-flipped: off }\`.`;

function tableOf(all: readonly Detector[]): string {
  const rows = all.map(({ id, family, asks }) => `| [\`${id}\`](#${id}) | ${family} | ${asks} |`);
  return ["| detector | family | asks |", "|---|---|---|", ...rows].join("\n");
}

function sectionOf(detector: Detector): string {
  const options = detector.options.map((option) => `\`${option}\``).join(", ");
  return [
    `## ${detector.id}`,
    `**${detector.asks}**`,
    detector.why,
    `**What to do.** ${detector.remedy}`,
    `**When it is wrong.** ${detector.whenWrong}`,
    `**Severity.** ${detector.severity}.`,
    ...(options === "" ? [] : [`**Options.** ${options}`]),
    `<sub>Version ${detector.version}. Patterns: ${detector.patterns.join(", ")}.</sub>`,
  ].join("\n\n");
}
