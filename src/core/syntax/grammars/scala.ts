/** Statements of Scala. */
import { codeOf } from "./meaning.ts";

export const scala = codeOf({
  blocks:
    "compilation_unit block indented_block template_body with_template_body enum_body case_block indented_cases",
  kinds: {
    function: "function_definition function_declaration lambda_expression",
    class:
      "class_definition object_definition trait_definition enum_definition package_object given_definition extension_definition",
    if: "if_expression",
    loop: "for_expression while_expression do_while_expression",
    try: "try_expression",
    handler: "catch_clause",
    case: "case_clause",
    block: "finally_clause match_expression",
    raise: "throw_expression",
    return: "return_expression",
  },
  alternatives: "catch_clause",
  bodies: { finally_clause: "finally" },
  silent: "then do end { }",
  marks: "annotation",
  strings: "string interpolated_string_expression interpolated_string character_literal",
  comments: "comment block_comment",
});
