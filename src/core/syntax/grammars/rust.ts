/** Statements of Rust. */
import { codeOf } from "./meaning.ts";

export const rust = codeOf({
  blocks:
    "source_file block declaration_list field_declaration_list enum_variant_list match_block expression_statement",
  kinds: {
    function: "function_item function_signature_item closure_expression",
    class: "impl_item trait_item struct_item enum_item union_item mod_item",
    if: "if_expression",
    loop: "for_expression while_expression loop_expression",
    case: "match_arm",
    block: "else_clause match_expression unsafe_block async_block",
    return: "return_expression",
    continue: "continue_expression",
    break: "break_expression",
  },
  alternatives: "else_clause",
  bodies: { match_arm: "=>", else_clause: "else" },
  raises: "panic bail todo unreachable unimplemented",
  marks: "attribute_item inner_attribute_item",
  bearers: "let_declaration",
  strings: "string_literal raw_string_literal char_literal",
  comments: "line_comment block_comment",
});
