/** Statements of Java. */
import { codeOf } from "./meaning.ts";

export const java = codeOf({
  blocks:
    "program block class_body interface_body enum_body enum_body_declarations annotation_type_body constructor_body switch_block",
  kinds: {
    function:
      "method_declaration constructor_declaration compact_constructor_declaration lambda_expression",
    class:
      "class_declaration interface_declaration enum_declaration record_declaration annotation_type_declaration",
    if: "if_statement",
    loop: "for_statement enhanced_for_statement while_statement do_statement",
    try: "try_statement try_with_resources_statement",
    handler: "catch_clause",
    case: "switch_block_statement_group switch_rule",
    block:
      "finally_clause switch_expression labeled_statement synchronized_statement static_initializer",
    raise: "throw_statement",
    return: "return_statement",
    continue: "continue_statement",
    break: "break_statement yield_statement",
    assert: "assert_statement",
  },
  alternatives: "catch_clause",
  bodies: { switch_block_statement_group: ":", switch_rule: "->", labeled_statement: ":" },
  marks: "annotation marker_annotation",
  bearers: "variable_declarator",
  strings: "string_literal character_literal",
  comments: "line_comment block_comment",
});
