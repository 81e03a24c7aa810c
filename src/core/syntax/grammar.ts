/** What the node types of each grammar mean to us. */
import type { GrammarName } from "./language.ts";
import type { StatementKind } from "./statement.ts";

export interface Grammar {
  /** What holds statements of its own and adds nothing else. */
  readonly blocks: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, StatementKind>;
  /** Statements of the other branch of what they stand in. */
  readonly alternatives: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  /** Nodes whose children are asked for their role: what has a name, and what gives one. */
  readonly bearers: ReadonlySet<string>;
  /** One word, whatever is in it, unless code is put into it. */
  readonly strings: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
}

const python: Grammar = {
  blocks: new Set(["module", "block", "decorated_definition"]),
  kinds: new Map<string, StatementKind>([
    ["function_definition", "function"],
    ["class_definition", "class"],
    ["if_statement", "if"],
    ["elif_clause", "if"],
    ["else_clause", "block"],
    ["for_statement", "loop"],
    ["while_statement", "loop"],
    ["try_statement", "try"],
    ["except_clause", "handler"],
    ["except_group_clause", "handler"],
    ["finally_clause", "block"],
    ["with_statement", "block"],
    ["match_statement", "block"],
    ["case_clause", "case"],
    ["raise_statement", "raise"],
    ["return_statement", "return"],
    ["continue_statement", "continue"],
    ["break_statement", "break"],
    ["assert_statement", "assert"],
    ["ERROR", "block"],
  ]),
  alternatives: new Set(["elif_clause", "else_clause", "except_clause", "except_group_clause"]),
  functions: new Set(["function_definition"]),
  bearers: new Set(["function_definition", "class_definition", "assignment", "pair"]),
  strings: new Set(["string", "string_content"]),
  comments: new Set(["comment"]),
};

const script: Grammar = {
  blocks: new Set(["program", "statement_block", "class_body", "switch_body", "export_statement"]),
  kinds: new Map<string, StatementKind>([
    ["function_declaration", "function"],
    ["generator_function_declaration", "function"],
    ["function_expression", "function"],
    ["generator_function", "function"],
    ["arrow_function", "function"],
    ["method_definition", "function"],
    ["class_declaration", "class"],
    ["abstract_class_declaration", "class"],
    ["class", "class"],
    ["internal_module", "class"],
    ["if_statement", "if"],
    ["else_clause", "block"],
    ["for_statement", "loop"],
    ["for_in_statement", "loop"],
    ["while_statement", "loop"],
    ["do_statement", "loop"],
    ["try_statement", "try"],
    ["catch_clause", "handler"],
    ["finally_clause", "block"],
    ["switch_statement", "block"],
    ["labeled_statement", "block"],
    ["switch_case", "case"],
    ["switch_default", "case"],
    ["throw_statement", "raise"],
    ["return_statement", "return"],
    ["continue_statement", "continue"],
    ["break_statement", "break"],
    ["ERROR", "block"],
  ]),
  alternatives: new Set(["else_clause", "catch_clause"]),
  functions: new Set([
    "function_declaration",
    "generator_function_declaration",
    "function_expression",
    "generator_function",
    "arrow_function",
    "method_definition",
  ]),
  bearers: new Set([
    "function_declaration",
    "generator_function_declaration",
    "function_expression",
    "generator_function",
    "arrow_function",
    "method_definition",
    "class_declaration",
    "abstract_class_declaration",
    "class",
    "internal_module",
    "variable_declarator",
    "assignment_expression",
    "pair",
    "public_field_definition",
  ]),
  strings: new Set(["string", "string_fragment", "template_string", "regex", "jsx_text"]),
  comments: new Set(["comment", "html_comment"]),
};

const grammars: Readonly<Record<GrammarName, Grammar>> = {
  python,
  typescript: script,
  tsx: script,
};

export function grammarOf(name: GrammarName): Grammar {
  return grammars[name];
}

/** True where a statement starts; what is neither this nor a block is part of an expression. */
export function isStatement(grammar: Grammar, type: string): boolean {
  return (
    grammar.kinds.has(type) ||
    type.endsWith("_statement") ||
    type.endsWith("_declaration") ||
    type === "public_field_definition"
  );
}
