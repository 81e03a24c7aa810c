/** Where the parsers come from: one table for loading and for building. */
import type { GrammarName } from "../../core/syntax/language.ts";

export interface GrammarFile {
  /** The package, of which nothing but the file is used. */
  readonly package: string;
  readonly file: string;
}

const community = "@tree-sitter-grammars/";

export const grammarFiles: Readonly<Record<GrammarName, GrammarFile>> = {
  bash: { package: "tree-sitter-bash", file: "tree-sitter-bash.wasm" },
  c: { package: "tree-sitter-c", file: "tree-sitter-c.wasm" },
  cpp: { package: "tree-sitter-cpp", file: "tree-sitter-cpp.wasm" },
  csharp: { package: "tree-sitter-c-sharp", file: "tree-sitter-c_sharp.wasm" },
  go: { package: "tree-sitter-go", file: "tree-sitter-go.wasm" },
  hcl: { package: `${community}tree-sitter-hcl`, file: "tree-sitter-hcl.wasm" },
  java: { package: "tree-sitter-java", file: "tree-sitter-java.wasm" },
  json: { package: "tree-sitter-json", file: "tree-sitter-json.wasm" },
  kotlin: { package: `${community}tree-sitter-kotlin`, file: "tree-sitter-kotlin.wasm" },
  php: { package: "tree-sitter-php", file: "tree-sitter-php.wasm" },
  python: { package: "tree-sitter-python", file: "tree-sitter-python.wasm" },
  ruby: { package: "tree-sitter-ruby", file: "tree-sitter-ruby.wasm" },
  rust: { package: "tree-sitter-rust", file: "tree-sitter-rust.wasm" },
  scala: { package: "tree-sitter-scala", file: "tree-sitter-scala.wasm" },
  solidity: { package: "tree-sitter-solidity", file: "tree-sitter-solidity.wasm" },
  toml: { package: `${community}tree-sitter-toml`, file: "tree-sitter-toml.wasm" },
  tsx: { package: "tree-sitter-typescript", file: "tree-sitter-tsx.wasm" },
  typescript: { package: "tree-sitter-typescript", file: "tree-sitter-typescript.wasm" },
  yaml: { package: `${community}tree-sitter-yaml`, file: "tree-sitter-yaml.wasm" },
};
