/** The words of `--help`, one entry a command. */

export const commands = ["scan", "serve"] as const;
export type Command = (typeof commands)[number];

export const overview = `Foureyes: two people for every change that can move money.

Usage: foureyes <command> [flags]

  scan     looks for what an insider would hide in a change of a git repository
  serve    runs the GitHub App

foureyes <command> --help tells more of one.
`;

export const help: Readonly<Record<Command, string>> = {
  scan: `Usage: foureyes scan --base REV [--head REV] [--repo DIR] [--policy FILE]
                     [--format text|json|markdown]

Looks at what changed between the merge base of two commits and the newer one.
Needs git alone: no network, no GitHub. Nothing of the repository is run.

  --base REV      what the change is to be merged into, such as main
  --head REV      the change's last commit (default: HEAD)
  --repo DIR      the repository (default: this directory)
  --policy FILE   the policy (default: .github/foureyes.yml at --base, else the
                  built-in areas)
  --format F      text (default), json or markdown

Exit status:
   0  clear: no finding waits for an explanation
   1  held: at least one does
   2  undetermined: something guarded could not be looked at, the policy is
      invalid, or there is no merge base
  64  usage: unknown flag or revision, not a repository, no commits
  70  internal error
`,
  serve: `Usage: foureyes serve

Runs the GitHub App until it is stopped (SIGINT or SIGTERM). Settings come from
the environment; docs/settings.md has a table of them. APP_ID, PRIVATE_KEY (or
PRIVATE_KEY_PATH) and WEBHOOK_SECRET must be set.

Exit status: 0 after it was stopped, 64 when a setting is missing or wrong,
70 on an internal error.
`,
};
