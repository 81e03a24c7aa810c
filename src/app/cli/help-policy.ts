/** The words of `foureyes policy --help`. */

export const policyHelp = `Usage: foureyes policy check [FILE] [--repo DIR] [--head REV]
                             [--format text|json|markdown]
       foureyes policy check --remote OWNER/REPO [--app-id N]
                             [--format text|json|markdown]

Tells what each area of a policy guards in a tree, which globs match nothing,
which areas except all that they name, and which files look as if they moved
money though no area names them: by their names, or by words in them. Tests,
documents and other people's code are left out of these. Needs git alone.

  FILE            the policy (default: .github/foureyes.yml on disk, else at
                  --head, else the built-in areas)
  --repo DIR      the repository (default: this directory)
  --head REV      the commit whose files are looked at (default: HEAD)
  --format F      text (default), json or markdown

With --remote it asks GitHub, and no tree: whether each guarded branch requires
the check, from which App, who may bypass it, and which approvals of the policy
nobody can give. GITHUB_TOKEN must be set, and GITHUB_API_URL for a GitHub
Enterprise Server.

  --remote O/R    the repository on GitHub, as OWNER/REPO
  --app-id N      the App that the check must come from

The JSON of a tree, version 1: "status" is the exit status. "areas" have "name",
"files" (how many), "first" (three of them). "faults" have "kind" (dead-path or
hollow-area), "area", "glob", "line" and "column", and so have "idleExceptions",
which are only shown; "moreFaults" and "moreIdleExceptions" count those that are
not listed. "unguarded" has "named" and "worded", each with "files" and its
"folders", most files first: "folder", "files", "example", "clue". "read" says
how many files were read for words. An invalid policy has "errors" with "line",
"column" and "message"; what could not be looked at has a "reason".

Exit status:
   0  nothing to mend
   1  something is: a glob or an area that guards nothing, a file whose name
      says money and that no area names, or a way around the check; words in a
      file and exceptions without use are only shown
   2  the policy is invalid, or something could not be looked at
  64  usage: unknown flag, file or revision, not a repository, no commits
  70  internal error
`;
