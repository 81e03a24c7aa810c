/** How a file is read, by its name. */
import type { Path } from "../../domain/change.ts";

export type GrammarName = "python" | "typescript" | "tsx";

/** Where a statement ends and what belongs to it. */
export type Layout =
  /** Blocks stand in braces. */
  | "braces"
  /** Blocks are indented. */
  | "indent"
  /** A line is a statement: configuration and whatever we do not know. */
  | "lines"
  /** Words for people: no statements. */
  | "prose";

export interface Notation {
  readonly layout: Layout;
  readonly comments: readonly ("#" | "//" | "--")[];
  readonly tripleQuotes: boolean;
}

export interface Language extends Notation {
  /** The grammar that makes a tree of it, if we have one. */
  readonly grammar: GrammarName | null;
}

const braces: Language = {
  grammar: null,
  layout: "braces",
  comments: ["//"],
  tripleQuotes: false,
};
const lines: Language = { ...braces, layout: "lines", comments: ["#"] };
const prose: Language = { ...lines, layout: "prose" };
const python: Language = {
  grammar: "python",
  layout: "indent",
  comments: ["#"],
  tripleQuotes: true,
};
const typescript: Language = { ...braces, grammar: "typescript" };
/** Also for plain JavaScript: a superset of it, with JSX. */
const tsx: Language = { ...braces, grammar: "tsx" };

const byExtension: ReadonlyMap<string, Language> = new Map([
  ...each(["py", "pyi", "pyw"], python),
  ...each(["ts", "mts", "cts"], typescript),
  ...each(["tsx", "js", "jsx", "mjs", "cjs"], tsx),
  ...each(["go", "java", "rs", "sol", "c", "h", "cc", "cpp", "hpp", "cs", "kt", "kts"], braces),
  ...each(["swift", "scala", "dart", "groovy", "move", "proto", "cairo", "m"], braces),
  ...each(["php"], { ...braces, comments: ["//", "#"] }),
  ...each(["vy"], { ...python, grammar: null }),
  ...each(["sql", "lua", "hs"], { ...lines, comments: ["--"] }),
  ...each(["md", "mdx", "markdown", "rst", "txt", "adoc", "html", "htm", "css", "scss"], prose),
  ...each(["svg", "csv", "lock", "log"], prose),
]);

export function languageOf(path: Path): Language {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return byExtension.get(name.slice(name.lastIndexOf(".") + 1)) ?? lines;
}

function each(extensions: readonly string[], language: Language): [string, Language][] {
  return extensions.map((extension) => [extension, language]);
}
