/** The words of `--help`, one entry a command. */
import { backtestHelp } from "./help-backtest.ts";
import { policyHelp } from "./help-policy.ts";

export const commands = [
  "scan",
  "backtest",
  "policy",
  "explain",
  "simulate",
  "journal",
  "replay",
  "serve",
  "backup",
] as const;
export type Command = (typeof commands)[number];

export const overview = `Foureyes: two people for every change that can move money.

Usage: foureyes <command> [flags]

  scan      looks for what an insider would hide in a change of a git repository
  backtest  tells which merged pull requests of the past would have waited
  policy    says what a policy guards, what in it does nothing, what it misses
  explain   tells what the App says of a pull request, and why
  simulate  tells what it would say if some people approved
  journal   verifies what the App keeps as evidence, and gives it out
  replay    decides again what the App decided, from what it kept
  serve     runs the GitHub App
  backup    copies the App's embedded database, also while it is served

foureyes <command> --help tells more of one.
`;

export const help: Readonly<Record<Command, string>> = {
  scan: `Usage: foureyes scan --base REV [--head REV] [--repo DIR] [--policy FILE]
                     [--format text|json|markdown|sarif]

Looks at what changed between the merge base of two commits and the newer one.
Needs git alone: no network, no GitHub. Nothing of the repository is run.

  --base REV      what the change is to be merged into, such as main
  --head REV      the change's last commit (default: HEAD)
  --repo DIR      the repository (default: this directory)
  --policy FILE   the policy (default: .github/foureyes.yml at --base, else the
                  built-in areas)
  --format F      text (default), json, markdown, or sarif (2.1.0, which GitHub
                  code scanning takes)

Exit status:
   0  clear: no finding waits for an explanation
   1  held: at least one does
   2  undetermined: something guarded could not be looked at, the policy is
      invalid, or there is no merge base
  64  usage: unknown flag or revision, not a repository, no commits
  70  internal error
`,
  backtest: backtestHelp,
  policy: policyHelp,
  explain: `Usage: foureyes explain OWNER/REPO#N [--data DIR | --app-id N]
                        [--format text|json|markdown]

Tells what Foureyes says of a pull request, as its check does: the verdict, who
does what next, who counts, who does not and why. Changes nothing.

With --data, DATABASE_URL or FOUREYES_DATA it reads the newest decision in the
App's database, and tells besides what every review is bound to. Of findings the
journal has the place, and no source text.

Else it asks GitHub for the check, with GITHUB_TOKEN, and GITHUB_API_URL for a
GitHub Enterprise Server. What reviews are bound to is in the journal alone.
Anybody with an App may report under the same name: whose check it is is told,
and it is taken for clear only where a ruleset, or --app-id, names that App.

  OWNER/REPO#N    the pull request; with the database the repository's number
                  may stand instead
  --data DIR      the folder with the database
  --app-id N      the App that the check must come from
  --format F      text (default), json or markdown

Exit status:
   0  clear
   1  held or blocked
   2  undetermined, or not known: there is no check, or nothing tells whether
      it is the one that counts; GitHub or the database does not answer
  64  usage: also no such pull request, or a token that GitHub does not know
  70  internal error
`,
  simulate: `Usage: foureyes simulate OWNER/REPO#N --approve LOGIN[,LOGIN...]
                         [--data DIR | --app-id N] [--format text|json|markdown]

Tells what Foureyes would say if these people approved the head of a pull
request now, and which of these approvals would count. Changes nothing.

With --data, DATABASE_URL or FOUREYES_DATA it decides on what the newest
decision was made of, out of the App's database, with the approvals added: other
news than that is not in it. A check belongs to a commit. Where other branches
require it too, the App judges the commit for them once nothing is missing for
its own: until then a simulation cannot, says so, and is undetermined.

Else it looks at the pull request on GitHub and in git as the App does, with
GITHUB_TOKEN, and GITHUB_API_URL for a GitHub Enterprise Server. What reviews
that were given are bound to, who pushed, and what only the operator knows is
not known there: it tells what stands in the way, and takes nothing for clear.

  OWNER/REPO#N    the pull request; with the database the repository's number
                  may stand instead
  --approve L     who would approve
  --data DIR      the folder with the database
  --app-id N      the App that the check must come from
  --format F      text (default), json or markdown

Exit status, of the simulated verdict:
   0  clear
   1  held or blocked
   2  undetermined, or there is nothing to simulate with
  64  usage: also nobody known by a login, or a pull request that is not open
  70  internal error
`,
  journal: `Usage: foureyes journal verify [--data DIR] [--sink FILE]
       foureyes journal export [--data DIR] [--format json|csv] [--since DATE]
                               [--until DATE] [--repository R] [--person P]
       foureyes journal acknowledge --as NAME --reason TEXT [--damage ID]
                                    [--data DIR]

Reads the database of the App, while it is served or not. Needs no GitHub.

  --data DIR      the folder with the database (default: the database at
                  DATABASE_URL, else the folder FOUREYES_DATA, else ./data)

verify walks the chain of each installation, and prints how many entries it has
and its head, or the first link that is broken; and whether what decisions were
made of is there, as it was kept. With FOUREYES_ANCHOR_KEY set as it is for the
App, it compares the file of heads beside the database as well, and tells of the
damages that the App found, and of who acknowledged them.

  --sink FILE     the lines that FOUREYES_SINK gave into somebody else's
                  keeping: each is held against the journal

export prints the entries, oldest first: one JSON a line, as described in
docs/journal.schema.json, or CSV, whose last columns hold the same. What a
terminal or a spreadsheet would obey is escaped.

  --format F      json (default) or csv
  --since DATE    entries from then on: 2026-05-31, or 2026-05-31T12:00:00Z
  --until DATE    entries before then; a day alone is meant to its end
  --repository R  entries about it: OWNER/REPO, or its number
  --person P      entries in which somebody acted, approved or wrote: a login as
                  it was then, or the number of the account

acknowledge says that somebody looked at a damage of the journal. When two have,
the App passes changes again. FOUREYES_ANCHOR_KEY must be set as it is for the
App.

  --as NAME       who looked
  --reason TEXT   what was found, and why it is fine to go on
  --damage ID     which one, when there are several: they are listed

Exit status:
   0  whole, exported, or acknowledged
   1  verify: something is broken, or a damage waits
   2  the journal could not be read
  64  usage
  70  internal error
`,
  replay: `Usage: foureyes replay OWNER/REPO#N [--entry SEQ] [--data DIR]
                       [--format text|json]

Decides again on a pull request, from what the journal kept of the decision: the
facts, people, reviews and findings, and the policy. Prints what comes out
differently, field by field: also for the other branches that the commit was
judged for. What kept the App from looking is taken as recorded. Needs no
GitHub, no git.

  OWNER/REPO#N    the pull request; the repository's number may stand instead
  --entry SEQ     the decision, be it on a merge group with the pull request
                  (default: the newest one of the pull request itself)
  --data DIR      the folder with the database (default: the database at
                  DATABASE_URL, else the folder FOUREYES_DATA, else ./data)
  --format F      text (default) or json

Exit status:
   0  the same comes out
   1  something differs
   2  what the decision was made of is missing or damaged, or the journal could
      not be read
  64  usage
  70  internal error
`,
  serve: `Usage: foureyes serve

Runs the GitHub App until it is stopped (SIGINT or SIGTERM). Settings come from
the environment; docs/settings.md has a table of them. APP_ID, PRIVATE_KEY (or
PRIVATE_KEY_PATH), WEBHOOK_SECRET and FOUREYES_ANCHOR_KEY must be set.

Exit status: 0 after it was stopped, 64 when a setting is missing or wrong,
70 on an internal error.
`,
  backup: `Usage: foureyes backup --to FILE [--data DIR]

Copies the embedded database of the App as it is at one moment, also while it
is served. The copy is checked, flushed, and for its owner alone to read. To
restore it see the README. PostgreSQL is backed up with its own pg_dump.

  --to FILE       the copy; a file that is there already is not overwritten
  --data DIR      the App's data folder (default: FOUREYES_DATA, else ./data)

Exit status:
   0  the copy is whole
  64  usage: no --to, no such folder, a file that is there already
  70  the database cannot be read, or the copy cannot be written
`,
};
