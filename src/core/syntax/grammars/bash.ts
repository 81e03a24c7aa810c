/** Statements of Shell. */
import { codeOf } from "./meaning.ts";

export const bash = codeOf({
  blocks: "program compound_statement do_group subshell",
  kinds: {
    function: "function_definition",
    if: "if_statement elif_clause",
    loop: "for_statement c_style_for_statement while_statement",
    case: "case_item",
    block: "else_clause case_statement",
  },
  alternatives: "elif_clause else_clause",
  bodies: { if_statement: "then", elif_clause: "then", else_clause: "else", case_item: ")" },
  silent: "; then fi do done esac",
  plain: "simple_expansion",
  strings: "string raw_string ansi_c_string string_content heredoc_body",
  raises: "exit",
  comments: "comment",
});
