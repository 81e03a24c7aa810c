/** C and C++: the second has all node types of the first. */
import { type CodeWords, codeOf } from "./meaning.ts";

const words: CodeWords = {
  blocks:
    "translation_unit compound_statement field_declaration_list declaration_list enumerator_list expression_statement linkage_specification",
  kinds: {
    function: "function_definition lambda_expression",
    class: "struct_specifier class_specifier union_specifier enum_specifier concept_definition",
    if: "if_statement preproc_if preproc_elif",
    loop: "for_statement while_statement do_statement for_range_loop",
    try: "try_statement seh_try_statement",
    handler: "catch_clause seh_except_clause",
    case: "case_statement",
    block:
      "namespace_definition else_clause switch_statement labeled_statement preproc_ifdef preproc_elifdef preproc_else",
    raise: "throw_statement",
    return: "return_statement co_return_statement",
    continue: "continue_statement",
    break: "break_statement",
  },
  alternatives:
    "else_clause catch_clause seh_except_clause preproc_else preproc_elif preproc_elifdef",
  bodies: {
    else_clause: "else",
    case_statement: ":",
    labeled_statement: ":",
    preproc_if: "condition",
    preproc_elif: "condition",
    preproc_ifdef: "name",
    preproc_elifdef: "name",
    preproc_else: "#else",
  },
  silent: "{ } #endif",
  raises: "abort exit",
  marks: "attribute_declaration attribute_specifier",
  strings: "string_literal raw_string_literal char_literal concatenated_string system_lib_string",
  comments: "comment",
};

export const c = codeOf(words);
export const cpp = codeOf(words);
