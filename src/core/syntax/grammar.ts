/** What the node types of each grammar mean to us. */
import { bash } from "./grammars/bash.ts";
import { c, cpp } from "./grammars/c.ts";
import { csharp } from "./grammars/csharp.ts";
import { hcl, json, toml, yaml } from "./grammars/data.ts";
import { go } from "./grammars/go.ts";
import { java } from "./grammars/java.ts";
import { kotlin } from "./grammars/kotlin.ts";
import type { Grammar } from "./grammars/meaning.ts";
import { php } from "./grammars/php.ts";
import { python } from "./grammars/python.ts";
import { ruby } from "./grammars/ruby.ts";
import { rust } from "./grammars/rust.ts";
import { scala } from "./grammars/scala.ts";
import { script } from "./grammars/script.ts";
import { solidity } from "./grammars/solidity.ts";
import type { GrammarName } from "./language.ts";

export type { CodeGrammar, DataGrammar, Grammar } from "./grammars/meaning.ts";

const grammars: Readonly<Record<GrammarName, Grammar>> = {
  bash,
  c,
  cpp,
  csharp,
  go,
  hcl,
  java,
  json,
  kotlin,
  php,
  python,
  ruby,
  rust,
  scala,
  solidity,
  toml,
  tsx: script,
  typescript: script,
  yaml,
};

export const grammarNames = Object.keys(grammars) as readonly GrammarName[];

export function grammarOf(name: GrammarName): Grammar {
  return grammars[name];
}
