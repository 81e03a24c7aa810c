/** The words of `foureyes backtest --help`. */

export const backtestHelp = `Usage: foureyes backtest [--repo DIR] [--last 200] [--policy FILE]
                         [--branch REV] [--state FILE] [--format text|json|html]

Goes back through the merged pull requests of a branch, and tells how many would
have waited for an explanation, by which detector, each with its excerpt: before
you switch us on, and whenever you change the policy. Findings only: who would
have had to approve is not known. Needs git alone: no network, no GitHub.
Nothing of the repository is run, and nothing is written into it.

A merge commit counts as a pull request, and so does a commit whose subject ends
with (#123). The branch is followed by first parents. What GitHub's "rebase and
merge" brought cannot be told from plain pushes; how many commits came without
a pull request is said. One policy holds for the whole history, as if it had
been enforced. Without one, the built-in areas are taken, and areas of this tree
are proposed.

  --repo DIR      the repository (default: this directory)
  --last N        so many pull requests that touch something guarded, the newest
                  (default: 200); others are met on the way, and counted
  --policy FILE   the policy (default: .github/foureyes.yml at the end of the
                  branch, else the built-in areas)
  --branch REV    the branch (default: HEAD)
  --state FILE    keeps what was found, and goes on from there when it is run
                  again; it quotes code, so only you may read it
  --format F      text (default), json, or html: one page with plots, that asks
                  for nothing from elsewhere

Exit status:
   0  done, however many would have waited
   2  something could not be looked at: it is listed, and in none of the numbers
  64  usage: unknown flag or revision, not a repository, no commits, a state
      file that is something else
  70  internal error
`;
