/** TypeScript and TSX, and JavaScript with them. */
import { codeOf } from "./meaning.ts";

export const script = codeOf({
  blocks: "program statement_block class_body switch_body export_statement",
  kinds: {
    function:
      "function_declaration generator_function_declaration function_expression generator_function arrow_function method_definition",
    class: "class_declaration abstract_class_declaration class internal_module",
    if: "if_statement",
    loop: "for_statement for_in_statement while_statement do_statement",
    try: "try_statement",
    handler: "catch_clause",
    case: "switch_case switch_default",
    block: "else_clause finally_clause switch_statement labeled_statement",
    raise: "throw_statement",
    return: "return_statement",
    continue: "continue_statement",
    break: "break_statement",
  },
  alternatives: "else_clause catch_clause",
  bodies: { else_clause: "else" },
  marks: "decorator",
  statements: /_statement$|_declaration$|^public_field_definition$/,
  bearers: "variable_declarator assignment_expression pair public_field_definition",
  strings: "string string_fragment template_string regex jsx_text",
  comments: "comment html_comment",
});
