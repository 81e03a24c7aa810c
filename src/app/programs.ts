/**
 * The files that run on their own: commands, and the processes and threads that we start. The build
 * makes one file of each, all in one folder, and puts what they share beside them.
 */

/** From this folder. */
export const programs = {
  main: "./cli/main.ts",
  launch: "./cli/launch.ts",
  "analysis-worker": "./analysis/worker.ts",
  "git-launcher": "./git/launcher-process.ts",
} as const;

export type Program = keyof typeof programs;

const isSource = import.meta.url.endsWith(".ts");

export function urlOf(program: Program): URL {
  return new URL(isSource ? programs[program] : `./${program}.js`, import.meta.url);
}
