/** Statements of Python. */
import { codeOf } from "./meaning.ts";

export const python = codeOf({
  blocks: "module block decorated_definition",
  kinds: {
    function: "function_definition",
    class: "class_definition",
    if: "if_statement elif_clause",
    loop: "for_statement while_statement",
    try: "try_statement",
    handler: "except_clause except_group_clause",
    case: "case_clause",
    block: "else_clause finally_clause with_statement match_statement",
    raise: "raise_statement",
    return: "return_statement",
    continue: "continue_statement",
    break: "break_statement",
    assert: "assert_statement",
  },
  alternatives: "elif_clause else_clause except_clause except_group_clause",
  marks: "decorator",
  statements: /_statement$/,
  bearers: "assignment pair",
  strings: "string string_content",
  comments: "comment",
});
