/** Pull requests of a firm that are to be evaluated again and again. */
import { edit, type Firm, strategy } from "../test/stories/firm.ts";

/** Resolves when GitHub has told of them. */
export async function openPulls(firm: Firm, count: number): Promise<void> {
  const { rest } = firm.as("bob");
  for (let index = 0; index < count; index += 1) {
    const head = `change-${index}`;
    await edit(firm, "bob", head, { [strategy]: `LEVELS = ${index}\n` });
    await rest.pulls.create({ owner: "acme", repo: "exchange", head, base: "main", title: head });
  }
  await firm.github.idle();
}
