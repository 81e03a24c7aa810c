/** Statements of C#. */
import { codeOf } from "./meaning.ts";

export const csharp = codeOf({
  blocks:
    "compilation_unit block declaration_list enum_member_declaration_list accessor_list switch_body arrow_expression_clause global_statement expression_statement",
  kinds: {
    function:
      "method_declaration constructor_declaration destructor_declaration operator_declaration conversion_operator_declaration local_function_statement accessor_declaration lambda_expression anonymous_method_expression",
    class:
      "class_declaration struct_declaration interface_declaration record_declaration enum_declaration",
    if: "if_statement",
    loop: "for_statement foreach_statement while_statement do_statement",
    try: "try_statement",
    handler: "catch_clause",
    case: "switch_section switch_expression_arm",
    block:
      "namespace_declaration finally_clause switch_statement labeled_statement using_statement lock_statement checked_statement unsafe_statement fixed_statement",
    raise: "throw_statement throw_expression",
    return: "return_statement",
    continue: "continue_statement",
    break: "break_statement",
  },
  alternatives: "catch_clause",
  bodies: { switch_section: ":", switch_expression_arm: "=>", labeled_statement: ":" },
  silent: "{ }",
  marks: "attribute",
  bearers: "variable_declarator",
  strings: "string_literal verbatim_string_literal raw_string_literal character_literal",
  comments: "comment",
});
