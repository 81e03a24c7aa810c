/** What a change would do to the rules that it is judged by. */
import type { Decision } from "../../domain/decision.ts";
import type { Loosening, PolicyEdit } from "../../domain/policy.ts";
import { type Sentence, say, strong } from "../../domain/sentence.ts";
import { type Block, firstOf, heading, paragraph } from "./page.ts";
import { countOf, ours } from "./words.ts";

const mostLoosenings = 20;
const mostPaths = 3;

export function policyEditBlocks({ policyEdit }: Decision): readonly Block[] {
  if (policyEdit === null || policyEdit.broken !== null) return [];
  return [
    heading(ours("This changes the rules")),
    ...(policyEdit.loosened.length === 0
      ? [paragraph(unloosened(policyEdit))]
      : looseningBlocks(policyEdit)),
  ];
}

function unloosened({ tightens }: PolicyEdit): Sentence {
  return ours(
    tightens
      ? "It only asks for more: nothing is guarded less than before."
      : "It asks for the same as before.",
  );
}

function looseningBlocks({ loosened, tightens }: PolicyEdit): readonly Block[] {
  const { shown, more } = firstOf(loosened, mostLoosenings);
  const items = shown.map(looseningWords);
  const also = tightens ? " In other places it asks for more." : "";
  return [
    paragraph(
      ours(
        `It would ask for less. Those who approve for these areas today must approve this as well.${also}`,
      ),
    ),
    {
      kind: "list",
      items: more === 0 ? items : [...items, ours(`and ${countOf(more, "more loosening")}`)],
    },
  ];
}

function looseningWords({ area, what, paths, count }: Loosening): Sentence {
  const named = paths.slice(0, mostPaths);
  const rest = count - named.length;
  const files = [
    ...named.map((path) => say`${path}`),
    ...(rest > 0 ? [ours(countOf(rest, "more file"))] : []),
  ];
  return say`${strong(area)} ${what}${files.length === 0 ? [] : say`: ${joined(files)}`}`;
}

function joined(items: readonly Sentence[]): Sentence {
  return items.flatMap((item, index) => (index === 0 ? item : say`, ${item}`));
}
