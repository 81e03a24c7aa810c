/** The page of all commands, from the words of \`--help\`. */
import { commands, help, overview } from "../../src/app/cli/help.ts";

export function commandsPage(): string {
  const sections = commands.map((name) => `## ${name}\n\n${block(help[name])}`);
  return `<!-- Made by \`npm run generate\` from src/app/cli/help.ts: edit that. -->

# Commands

${block(overview)}

${sections.join("\n\n")}
`;
}

function block(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}
