/** The page of all settings, from their words. */
import { type SettingWords, settingWords } from "../../src/app/setting-words.ts";

export function settingsPage(): string {
  const rows = Object.entries<SettingWords>(settingWords).map(
    ([name, { is, how, default: standard }]) =>
      `| \`${name}\` | ${is} | ${standard === null ? "" : `\`${standard}\``} | ${how.charAt(0).toUpperCase()}${how.slice(1)} |`,
  );
  return `<!-- Made by \`npm run generate\` from src/app/setting-words.ts: edit that. -->

# Settings

The App reads its settings from the environment, once, when it starts. One that is missing, weak or
wrong stops the start with its name and how to get it.

| setting | is | default | how to get it |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}
