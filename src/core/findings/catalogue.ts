/** What sabotage of code that moves money looks like: every pattern we know of, by its id. */

export interface Pattern {
  readonly id: string;
  readonly title: string;
  /** Why no detector looks for it; null when one does. */
  readonly leftOut: string | null;
}

const families: Readonly<Record<string, readonly string[]>> = {
  G: [
    "a check is deleted",
    "a condition loses one of the things that must hold",
    "a condition gets another way to hold",
    "a condition no longer holds for somebody exempted",
    "a validator returns a constant",
    "an error becomes a line in the log",
    "an error is swallowed",
    "the check comes after what it was to stop",
    "fewer people or confirmations are required",
    "a modifier, decorator or filter that asks for permission is dropped",
    "an assignment stands where a comparison stood",
    "the guard of an initialiser or an upgrade is loosened",
  ],
  L: [
    "a limit is raised",
    "one side of an invariant changes its order of magnitude",
    "the operator at a boundary changes",
    "a unit or a number of decimals changes",
    "a delay is cut",
    "a limit that is not set means none",
    "the default of a flag is flipped",
  ],
  B: [
    "an address that is paid is replaced",
    "a new address appears in the code",
    "the destination depends on a condition",
    "another variable stands where the recipient stood",
    "an address is put together at run time",
    "a look-alike is chosen, or a function that sends is hooked",
    "what is signed is not what was shown",
    "a transaction gets another instruction or output",
    "the target of change, refund or fees changes",
  ],
  K: [
    "a key goes to the network",
    "a secret hides in a header, a query or a metric",
    "a secret is logged, thrown or serialised",
    "a new host is called",
    "a secret is written to a file or an artifact",
    "a key is written into the code",
    "the environment or memory is dumped",
    "data leaves in a memo, a nonce or an order's id",
  ],
  T: [
    "the clock is compared with a date",
    "the block number or the epoch is compared with a number",
    "something happens when somebody is gone",
    "something happens now and then",
    "somebody outside decides when",
    "resources are used up",
    "something happens in one place of the world",
  ],
  I: [
    "a condition asks for one user or account",
    "a secret header or parameter opens a way",
    "a new flag of an account is an exemption",
    "behaviour depends on the environment or the host",
    "a magic amount or memo opens a way",
    "a role is granted, or not given up",
    "authentication is short-circuited",
  ],
  A: [
    "an audit event is no longer emitted",
    "an alert or its channel is turned off",
    "records are kept for less time",
    "history can be edited or deleted",
    "a reported balance is made up",
    "a reconciliation is turned off or tolerates more",
  ],
  C: [
    "a weak source of randomness takes a strong one's place",
    "a seed is fixed, or a nonce is used again",
    "the check of a signature is weakened",
    "an algorithm is downgraded",
    "a comparison in constant time becomes an ordinary one",
    "a key gets shorter, or its derivation changes",
  ],
  V: [
    "the verification of TLS is turned off",
    "a callback is no longer authenticated",
    "a second factor becomes optional",
    "an encrypted transport or a host is replaced",
  ],
  R: [
    "the direction of rounding turns",
    "exact numbers become floating point",
    "a scale or a precision changes",
    "a remainder is kept for somebody",
    "a division comes before a multiplication",
  ],
  O: [
    "a sign is flipped",
    "the side is swapped",
    "a sort or an extreme is inverted",
    "a fee or its recipient changes",
    "slippage or a price band is widened",
    "a source of prices is swapped",
    "parameters are edited without evidence",
    "orders are copied elsewhere",
    "what keeps an order from being sent twice is gone",
  ],
  P: [
    "an API key may do more",
    "an allow-list of networks is widened",
    "the allow-list of withdrawals is bypassed",
    "a wildcard or an administrator is added to permissions",
    "origins of a wallet's page are widened",
    "sessions live longer, or can no longer be revoked",
  ],
  W: [
    "a workflow gets secrets, permissions or strangers' code",
    "an action is unpinned or points elsewhere",
    "a dependency is new or renamed",
    "a lockfile changes hosts or hashes alone",
    "an install or build step runs new code",
    "a probe of the build is made to fail",
    "a binary is used by the build",
    "what is deployed points elsewhere",
    "an internal package gets at keys",
  ],
  E: [
    "characters that nobody sees, or that turn the text",
    "letters that look like others",
    "attributes that hide a diff",
    "code past the edge of the screen",
    "lines that nobody can read",
    "one small change in a giant one",
    "a file that cannot be looked at",
    "a rename, a copy, a mode or a link",
    "a merge that brings its own changes",
    "a title that says something else",
    "noise around an edit",
    "a comment that talks to the reviewer",
    "the controls of reviews are edited",
  ],
  S: [
    "a test of what is guarded is removed",
    "a test is skipped",
    "an expected value changes together with the code",
    "a check in CI is made to pass",
  ],
  D: [
    "data is destroyed",
    "a migration cannot be undone",
    "a contract can destroy itself or point elsewhere",
    "a key or a backup is deleted",
  ],
  M: [
    "the author is new to a path",
    "the dates of a commit contradict each other",
    "author, committer and pusher differ",
    "something is pushed after an approval",
    "an approval comes within seconds, or from one's own team",
    "work at odd hours by somebody who leaves",
    "a change is split over several",
    "a fix is reverted",
  ],
};

const leftOut: Readonly<Record<string, string>> = {};

export const catalogue: readonly Pattern[] = Object.entries(families).flatMap(([family, titles]) =>
  titles.map((title, index) => {
    const id = `${family}${index + 1}`;
    return { id, title, leftOut: leftOut[id] ?? null };
  }),
);
