/** Statements of Ruby. */
import { codeOf } from "./meaning.ts";

export const ruby = codeOf({
  blocks: "program body_statement block_body then do",
  kinds: {
    function: "method singleton_method lambda do_block block",
    class: "class module singleton_class",
    if: "if unless elsif if_modifier unless_modifier if_guard unless_guard",
    loop: "for while until while_modifier until_modifier",
    try: "begin",
    handler: "rescue",
    case: "when in_clause",
    block: "else ensure case case_match",
    return: "return",
    continue: "next redo",
    break: "break retry",
  },
  alternatives: "elsif else rescue",
  bodies: { begin: "begin", else: "else", ensure: "ensure" },
  silent: "end then { }",
  raises: "raise fail abort exit",
  strings: "string string_content regex heredoc_body character subshell",
  comments: "comment",
});
