/** What a grammar has to say: which of its node types are statements, and what holds them. */
import type { StatementKind } from "../statement.ts";

export type Grammar = CodeGrammar | DataGrammar;

interface Common {
  /** Nodes whose children are asked for their role: what has a name, and what gives one. */
  readonly bearers: ReadonlySet<string>;
  /** One word, whatever is in it, unless code is put into it. */
  readonly strings: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  /** What stands above or in the head of a definition and changes what it does: `@login_required`. */
  readonly marks: ReadonlySet<string>;
  /** Read word by word, not part by part: `$amount` is one word, and nothing in it is a comment. */
  readonly plain: ReadonlySet<string>;
}

export interface CodeGrammar extends Common {
  readonly of: "code";
  /** What holds statements of its own and adds nothing else. */
  readonly blocks: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, StatementKind>;
  /** Statements of the other branch of what they stand in. */
  readonly alternatives: ReadonlySet<string>;
  /** For nodes that hold statements without a block: the word or role after which they do. */
  readonly bodies: ReadonlyMap<string, string>;
  /** Words of heads that only hold them together: `else`, `then`, `{`. */
  readonly silent: ReadonlySet<string>;
  /** First words of calls that stop: `panic`. */
  readonly raises: ReadonlySet<string>;
  /** Functions that have a keyword for a name: `constructor`. */
  readonly nameless: ReadonlySet<string>;
  /** True where a statement starts that is neither known by kind nor in a block. */
  readonly statements: RegExp;
}

/** Settings: keys with values, which may hold keys in turn. */
export interface DataGrammar extends Common {
  readonly of: "data";
  /** A key and its value; the key is what stands before one of the `separators`. */
  readonly entries: ReadonlySet<string>;
  readonly separators: ReadonlySet<string>;
  /** What holds entries; its `brackets` say nothing unless it is empty. */
  readonly maps: ReadonlySet<string>;
  /** What holds values without a key. */
  readonly lists: ReadonlySet<string>;
  readonly brackets: ReadonlySet<string>;
}

const never = /(?!)/;

/** Node types by what they are; several in a text, with spaces between them. */
export type Words = string;

export interface CodeWords {
  readonly blocks: Words;
  readonly kinds: Partial<Readonly<Record<StatementKind, Words>>>;
  readonly alternatives?: Words;
  readonly bodies?: Readonly<Record<string, string>>;
  readonly silent?: Words;
  readonly raises?: Words;
  readonly nameless?: Words;
  readonly marks?: Words;
  readonly statements?: RegExp;
  readonly bearers?: Words;
  readonly plain?: Words;
  readonly strings: Words;
  readonly comments: Words;
}

/** Parts of a parameter: all languages call them alike. */
const parameters = "parameter formal_parameter spread_parameter simple_parameter";
const declarations = "parameter_declaration optional_parameter_declaration function_declarator";
const pointers = "pointer_declarator reference_declarator";

export function codeOf(words: CodeWords): CodeGrammar {
  const kinds = new Map<string, StatementKind>([["ERROR", "block"]]);
  for (const [kind, types] of Object.entries(words.kinds))
    for (const type of setOf(types)) kinds.set(type, kind as StatementKind);
  const named = setOf(`${parameters} ${declarations} ${pointers} ${words.bearers ?? ""}`);
  return {
    of: "code",
    blocks: setOf(words.blocks),
    kinds,
    alternatives: setOf(words.alternatives),
    bodies: new Map(Object.entries(words.bodies ?? {})),
    silent: setOf(words.silent),
    raises: setOf(words.raises),
    nameless: setOf(words.nameless),
    marks: setOf(words.marks),
    statements: words.statements ?? never,
    plain: setOf(words.plain),
    functions: setOf(words.kinds.function),
    bearers: new Set([...kinds.keys(), ...named]),
    strings: setOf(words.strings),
    comments: setOf(words.comments),
  };
}

export interface DataWords {
  readonly entries: Words;
  readonly separators: Words;
  readonly maps: Words;
  readonly lists: Words;
  readonly brackets?: Words;
  readonly plain?: Words;
  readonly strings: Words;
}

export function dataOf(words: DataWords): DataGrammar {
  return {
    of: "data",
    entries: setOf(words.entries),
    separators: setOf(words.separators),
    maps: setOf(words.maps),
    lists: setOf(words.lists),
    brackets: setOf(words.brackets),
    plain: setOf(words.plain),
    bearers: new Set(),
    strings: setOf(words.strings),
    comments: new Set(["comment"]),
    functions: new Set(),
    marks: new Set(),
  };
}

function setOf(words: Words | undefined): ReadonlySet<string> {
  return new Set((words ?? "").split(" ").filter((word) => word !== ""));
}
