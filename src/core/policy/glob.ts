/** What a glob of a policy may look like, and the one matcher that reads it. */
import { Minimatch, type MinimatchOptions, minimatch } from "minimatch";

export const longestGlob = 512;
export const mostAlternatives = 100;
const mostBraces = 10;
const mostGlobstars = 10;
const mostGroups = 8;

/** `platform` is fixed: a policy means the same on every host, and `\` in a path is no separator. */
const options: MinimatchOptions = {
  dot: true,
  nonegate: true,
  nocomment: true,
  platform: "linux",
  braceExpandMax: mostAlternatives + 1,
};

export function compileGlob(glob: string): Minimatch {
  return new Minimatch(glob, options);
}

/** `a/{b,c}` is `a/b` and `a/c`. At most one more than `mostAlternatives`. */
export function alternativesOf(glob: string): readonly string[] {
  return minimatch.braceExpand(glob, options);
}

/**
 * Why a glob is refused, as the end of a sentence that starts with the glob; null: it is fine.
 * Refused are those that could never match a path of git, for they guard nothing and look as if
 * they did, and those that a matcher could be stalled with.
 */
export function faultOf(glob: string): string | null {
  const fault = costFaultOf(glob) ?? signFaultOf(glob);
  if (fault !== null) return fault;
  return (
    alternativesOf(glob)
      .map(partFaultOf)
      .find((found) => found !== null) ?? null
  );
}

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function signFaultOf(glob: string): string | null {
  if (glob === "") return "must not be empty: write a glob such as services/**";
  if (invisible.test(glob)) return "has an invisible character: remove it";
  if (glob !== glob.trim()) return "starts or ends with a space: remove it";
  if (/^!(?!\()/.test(glob)) return 'cannot start with "!": list exceptions under "except"';
  if (/\\(?:\w|$)/.test(glob)) return 'has "\\": folders are separated by "/"';
  return isBalanced(glob) ? null : "has a brace or bracket without its partner";
}

/** Of one alternative: `{a/,b}` has one that is fine and one that matches nothing. */
function partFaultOf(glob: string): string | null {
  if (glob.startsWith("/"))
    return 'cannot start with "/": paths start at the top of the repository anyway';
  if (glob.endsWith("/")) return 'matches no file: to guard a folder, end it with "/**"';
  if (/(?:^|\/)\.{0,2}(?:\/|$)/.test(glob))
    return 'cannot have an empty, "." or ".." part: write the path from the top of the repository';
  return null;
}

/** Past `maxGlobstarRecursion` minimatch silently stops matching, so the bound here is far below. */
function costFaultOf(glob: string): string | null {
  if (glob.length > longestGlob) return `is longer than ${longestGlob} characters: split it`;
  if (countOf(glob, /\{/g) > mostBraces) return `has more than ${mostBraces} "{": split it`;
  if (countOf(glob, /\*\*/g) > mostGlobstars)
    return `has more than ${mostGlobstars} "**": split it`;
  if (countOf(glob, /\(/g) > mostGroups) return `has more than ${mostGroups} "(": split it`;
  if (alternativesOf(glob).length > mostAlternatives)
    return `stands for more than ${mostAlternatives} globs: split it`;
  return null;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Braces, brackets and groups close in order; what is escaped or in a class does not count. */
function isBalanced(glob: string): boolean {
  const plain = glob.replace(/\\./gu, "").replace(/\[[!^]?\]?[^\]]*\]/g, "");
  const open: string[] = [];
  for (const sign of plain) {
    if (sign === "{") open.push("}");
    else if (sign === "(") open.push(")");
    else if (sign === "}" || sign === ")") {
      if (open.pop() !== sign) return false;
    } else if (sign === "[" || sign === "]") return false;
  }
  return open.length === 0;
}
