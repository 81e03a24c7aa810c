/** No decision is clear on a journal that may lack what stands against it. */
import type { Decision } from "../../domain/decision.ts";
import { say } from "../../domain/sentence.ts";

export function onDamagedJournal(decision: Decision): Decision {
  if (decision.verdict !== "clear") return decision;
  const reason = say`The journal of Foureyes is damaged, so what speaks against this may be lost. Nobody can mend that here: two of those who run Foureyes must look, and acknowledge it; its log tells how.`;
  return {
    ...decision,
    verdict: "undetermined",
    obstacles: [...decision.obstacles, { kind: "trouble", reason }],
  };
}
