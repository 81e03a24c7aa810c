/** How a file is read, by its name. */
import type { Path } from "../../domain/change.ts";

export type GrammarName =
  | "bash"
  | "c"
  | "cpp"
  | "csharp"
  | "go"
  | "hcl"
  | "java"
  | "json"
  | "kotlin"
  | "php"
  | "python"
  | "ruby"
  | "rust"
  | "scala"
  | "solidity"
  | "toml"
  | "tsx"
  | "typescript"
  | "yaml";

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
  /** `;` at the start of a line alone. */
  readonly comments: readonly ("#" | "//" | "--" | ";")[];
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
  ...each(["go"], { ...braces, grammar: "go" }),
  ...each(["java"], { ...braces, grammar: "java" }),
  ...each(["kt", "kts"], { ...braces, grammar: "kotlin" }),
  ...each(["rs"], { ...braces, grammar: "rust" }),
  ...each(["sol"], { ...braces, grammar: "solidity" }),
  ...each(["c"], { ...braces, grammar: "c" }),
  /** Headers are of either; what C has, C++ reads. */
  ...each(["h", "cc", "cpp", "cxx", "hh", "hpp", "hxx"], { ...braces, grammar: "cpp" }),
  ...each(["cs"], { ...braces, grammar: "csharp" }),
  ...each(["scala", "sc"], { ...braces, grammar: "scala" }),
  ...each(["swift", "dart", "groovy", "move", "proto", "cairo", "m"], braces),
  ...each(["php"], { ...braces, grammar: "php", comments: ["//", "#"] }),
  ...each(["rb", "rake", "gemspec", "gemfile", "rakefile"], { ...lines, grammar: "ruby" }),
  ...each(["sh", "bash"], { ...lines, grammar: "bash" }),
  ...each(["yaml", "yml"], { ...lines, grammar: "yaml" }),
  ...each(["json"], { ...lines, grammar: "json", comments: ["//"] }),
  ...each(["toml"], { ...lines, grammar: "toml" }),
  ...each(["tf", "hcl", "tfvars"], { ...lines, grammar: "hcl", comments: ["#", "//"] }),
  ...each(["dockerfile", "env", "properties", "conf"], lines),
  ...each(["ini", "cfg"], { ...lines, comments: ["#", ";"] }),
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
