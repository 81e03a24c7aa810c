/** Statements of Solidity. */
import { codeOf } from "./meaning.ts";

export const solidity = codeOf({
  blocks:
    "source_file contract_body function_body block_statement statement expression_statement struct_body",
  kinds: {
    function:
      "function_definition constructor_definition fallback_receive_definition modifier_definition",
    class: "contract_declaration interface_declaration library_declaration struct_declaration",
    if: "if_statement",
    loop: "for_statement while_statement do_while_statement",
    try: "try_statement",
    handler: "catch_clause",
    raise: "revert_statement",
    return: "return_statement",
    continue: "continue_statement",
    break: "break_statement",
  },
  alternatives: "catch_clause",
  silent: "{ }",
  raises: "revert",
  nameless: "constructor_definition fallback_receive_definition",
  marks: "modifier_invocation",
  strings: "string unicode_string_literal hex_string_literal",
  comments: "comment",
});
