/** Ordinary Python and TypeScript files of 2 to 10 kB, each with a small honest edit. */
import type { SyntheticFile } from "./repository.ts";

/** Below `folder`, spread over directories as in a monorepo. */
export function ordinaryFiles(count: number, folder: string): readonly SyntheticFile[] {
  return Array.from({ length: count }, (_, index) => {
    const { extension, partOf, edit } = index % 2 === 0 ? python : typescript;
    const parts = Array.from({ length: 5 + (index % 11) }, (_, part) => partOf(index, part));
    const before = parts.join("\n\n");
    const edited = index % parts.length;
    const after = parts.map((text, at) => (at === edited ? edit(text, index) : text)).join("\n\n");
    const path = `${folder}/desk_${index % 37}/book_${index}.${extension}`;
    return { path, before, after };
  });
}

interface Language {
  readonly extension: string;
  readonly partOf: (file: number, part: number) => string;
  readonly edit: (text: string, file: number) => string;
}

const python: Language = {
  extension: "py",
  partOf: (file, part) => `def allocate_${part}(orders, inventory, clock):
    """Spreads order flow ${file} over the venues that quoted in window ${part}."""
    total = sum(order.amount for order in orders if order.venue is not None)
    weights = {venue: inventory.get(venue, 0) / (total or 1) for venue in inventory}
    result = []
    for order in sorted(orders, key=lambda each: (each.price, each.received)):
        if order.amount > inventory.limit(order.venue, ${file + part}):
            raise ValueError(f"order {order.id} is over the limit of {order.venue}")
        share = round(order.amount * weights.get(order.venue, 0.0), 8)
        result.append({"id": order.id, "share": share, "at": clock.now()})
    return result
`,
  edit: (text, file) =>
    [
      text.replace("    result = []\n", "    result = []\n    seen = len(orders)\n"),
      text.replaceAll("share", "portion"),
      text.replace("Spreads", "Distributes"),
      text.replace(", 8)", ", 6)"),
    ][(file >> 1) % 4] ?? text,
};

const typescript: Language = {
  extension: "ts",
  partOf: (file, part) => `export interface Quote${part} {
  readonly venue: string;
  readonly price: bigint;
  readonly amount: bigint;
}

/** Picks the quotes that book ${file} may take in window ${part}. */
export function takeable${part}(quotes: readonly Quote${part}[], budget: bigint): Quote${part}[] {
  const taken: Quote${part}[] = [];
  let left = budget;
  for (const quote of [...quotes].sort((a, b) => (a.price < b.price ? -1 : 1))) {
    if (quote.amount > left) throw new RangeError(\`\${quote.venue} asks for more than is left\`);
    left -= quote.amount;
    taken.push(quote);
  }
  return taken.filter((quote) => quote.amount > ${file + part}n);
}
`,
  edit: (text, file) =>
    [
      text.replace(
        "  let left = budget;\n",
        "  let left = budget;\n  const asked = quotes.length;\n",
      ),
      text.replaceAll("taken", "chosen"),
      text.replace("Picks", "Selects"),
      text.replace("asks for more than is left", "is out of budget"),
    ][(file >> 1) % 4] ?? text,
};
