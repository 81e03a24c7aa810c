/** Statements of PHP. */
import { codeOf } from "./meaning.ts";

export const php = codeOf({
  blocks:
    "program compound_statement declaration_list enum_declaration_list switch_block match_block colon_block expression_statement",
  kinds: {
    function:
      "function_definition method_declaration anonymous_function anonymous_function_creation_expression",
    class: "class_declaration interface_declaration trait_declaration enum_declaration",
    if: "if_statement else_if_clause",
    loop: "for_statement foreach_statement while_statement do_statement",
    try: "try_statement",
    handler: "catch_clause",
    case: "case_statement default_statement match_conditional_expression match_default_expression",
    block: "namespace_definition else_clause finally_clause switch_statement match_expression",
    raise: "throw_expression throw_statement exit_statement",
    return: "return_statement",
    continue: "continue_statement",
    break: "break_statement",
  },
  alternatives: "else_clause else_if_clause catch_clause",
  bodies: {
    case_statement: ":",
    default_statement: ":",
    match_conditional_expression: "=>",
    match_default_expression: "=>",
  },
  silent: "{ } endif endforeach endwhile endfor",
  raises: "die exit abort",
  marks: "attribute",
  bearers: "property_element const_element property_promotion_parameter",
  plain: "variable_name",
  strings: "string string_content encapsed_string heredoc nowdoc shell_command_expression text",
  comments: "comment php_tag",
});
