/** Statements of Go. */
import { codeOf } from "./meaning.ts";

export const go = codeOf({
  blocks: "source_file block statement_list type_declaration field_declaration_list",
  kinds: {
    function: "function_declaration method_declaration func_literal",
    class: "type_spec",
    if: "if_statement",
    loop: "for_statement",
    case: "expression_case default_case type_case communication_case",
    block: "expression_switch_statement type_switch_statement select_statement labeled_statement",
    return: "return_statement",
    continue: "continue_statement",
    break: "break_statement",
  },
  bodies: {
    expression_case: ":",
    default_case: ":",
    type_case: ":",
    communication_case: ":",
    labeled_statement: ":",
  },
  silent: "{ }",
  raises: "panic",
  strings: "interpreted_string_literal raw_string_literal rune_literal",
  comments: "comment",
});
