/** Loads grammars, each once, from the packages in development and from the build otherwise. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Language, Parser } from "web-tree-sitter";
import type { GrammarName } from "../../core/syntax/language.ts";
import { grammarFiles } from "./grammar-files.ts";

const isSource = import.meta.url.endsWith(".ts");
const parsers = new Map<GrammarName, Promise<Parser>>();

export function loadParser(name: GrammarName): Promise<Parser> {
  const loaded = parsers.get(name) ?? load(name);
  parsers.set(name, loaded);
  return loaded;
}

async function load(name: GrammarName): Promise<Parser> {
  await Parser.init();
  const language = await Language.load(locate(name));
  return new Parser().setLanguage(language);
}

function locate(name: GrammarName): string {
  const { package: from, file } = grammarFiles[name];
  if (isSource) return createRequire(import.meta.url).resolve(`${from}/${file}`);
  return fileURLToPath(new URL(`./grammars/${file}`, import.meta.url));
}
