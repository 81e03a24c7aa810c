/** Settings in files: YAML, JSON, TOML, and HCL of Terraform. */
import { dataOf } from "./meaning.ts";

export const yaml = dataOf({
  entries: "block_mapping_pair flow_pair",
  separators: ":",
  maps: "block_mapping flow_mapping",
  lists: "block_sequence flow_sequence",
  brackets: "-",
  plain: "plain_scalar",
  strings: "double_quote_scalar single_quote_scalar block_scalar",
});

export const json = dataOf({
  entries: "pair",
  separators: ":",
  maps: "object",
  lists: "array",
  plain: "number",
  strings: "string",
});

export const toml = dataOf({
  entries: "pair table table_array_element",
  separators: "= ] ]]",
  maps: "inline_table",
  lists: "array",
  brackets: "[ ] [[ ]]",
  plain: "bare_key dotted_key integer float",
  strings: "string quoted_key",
});

export const hcl = dataOf({
  entries: "attribute block object_elem",
  separators: "= : block_start",
  maps: "object body",
  lists: "tuple",
  brackets: "object_start object_end tuple_start tuple_end block_start block_end",
  strings: "string_lit quoted_template heredoc_template",
});
