/** Statements of Kotlin. */
import { codeOf } from "./meaning.ts";

export const kotlin = codeOf({
  blocks: "source_file block class_body enum_class_body function_body statements",
  kinds: {
    function:
      "function_declaration secondary_constructor anonymous_initializer anonymous_function lambda_literal getter setter",
    class: "class_declaration object_declaration companion_object",
    if: "if_expression",
    loop: "for_statement while_statement do_while_statement",
    try: "try_expression",
    handler: "catch_block",
    case: "when_entry",
    block: "finally_block when_expression labeled_expression",
    raise: "throw_expression",
    return: "return_expression",
    continue: "continue_expression",
    break: "break_expression",
  },
  alternatives: "catch_block",
  bodies: {
    if_expression: ")",
    for_statement: ")",
    while_statement: ")",
    when_entry: "->",
    lambda_literal: "{",
  },
  silent: "{ }",
  nameless: "secondary_constructor anonymous_initializer getter setter",
  marks: "annotation",
  strings: "string_literal multiline_string_literal string_content character_literal",
  comments: "line_comment block_comment",
});
