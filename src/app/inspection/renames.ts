/** Renames of guarded files: which deleted file became which added one, as far as an area cares. */
import { contentOf } from "../../core/change/content.ts";
import { isTooMuchToPair, pairRenames, renameCandidatesOf } from "../../core/change/pair.ts";
import { type ChangedFile, pathOf, type Version } from "../../domain/change.ts";
import type { Unseen } from "../../domain/inspection.ts";
import { say } from "../../domain/sentence.ts";
import type { Sha } from "../../domain/sha.ts";
import type { BlobSource } from "./parts.ts";

/** Names of the areas that guard a file. */
export type AreaNames = (file: ChangedFile) => readonly string[];

export interface Paired {
  readonly files: readonly ChangedFile[];
  /** Nobody can say whether they are a guarded file under another name. */
  readonly unseen: readonly Unseen[];
}

/** In characters; more texts at once would be an attack on our memory. */
const mostText = 64 * 1024 * 1024;

/** Reads only what a guarded file could have been renamed from or to. */
export async function pairGuarded(
  source: BlobSource,
  areasOf: AreaNames,
  files: readonly ChangedFile[],
): Promise<Paired> {
  const guarded = (file: ChangedFile) => areasOf(file).length > 0;
  const guardedGone = files.some((file) => file.after === null && guarded(file));
  const guardedNew = files.some((file) => file.before === null && guarded(file));
  const mayPair = (file: ChangedFile) =>
    (file.after === null && (guardedNew || guarded(file))) ||
    (file.before === null && (guardedGone || guarded(file)));
  const candidates = files.filter(mayPair);
  const read = isTooMuchToPair(candidates)
    ? null
    : await readTexts(source, renameCandidatesOf(candidates));
  if (read === null) {
    const lost = files.filter((file) => file.after === null && guarded(file));
    return { files, unseen: lost.map((file) => ({ path: pathOf(file), reason: lostAmongMany })) };
  }
  const { texts, missing } = read;
  const paired = pairRenames(candidates, ({ object }) => texts.get(object) ?? null);
  const isMissing = ({ before, after }: ChangedFile) =>
    [before, after].some((version) => version !== null && missing.has(version.object));
  return {
    files: [...files.filter((file) => !mayPair(file)), ...paired].sort(byPath),
    unseen: paired
      .filter((file) => isMissing(file) && !guarded(file))
      .map((file) => ({ path: pathOf(file), reason: perhapsRenamed })),
  };
}

const lostAmongMany = say`it was deleted among too many new files to tell whether one of them is this file under another name; split the change`;
const perhapsRenamed = say`its content is not in the repository that was read, so it may be a guarded file under another name`;

interface Texts {
  readonly texts: ReadonlyMap<Sha, string>;
  readonly missing: ReadonlySet<Sha>;
}

/** Null: more text than can be compared. */
async function readTexts(source: BlobSource, versions: readonly Version[]): Promise<Texts | null> {
  const byObject = new Map(versions.map((version) => [version.object, version]));
  const texts = new Map<Sha, string>();
  const missing = new Set<Sha>();
  let length = 0;
  if (byObject.size === 0) return { texts, missing };
  await source.fetchBlobs([...byObject.keys()]);
  for await (const [id, blob] of source.repository.readBlobs(byObject.keys())) {
    if (blob.kind === "missing") missing.add(id);
    const content = contentOf(byObject.get(id) ?? null, blob);
    if (content?.kind === "text") texts.set(id, content.text);
    length += content?.kind === "text" ? content.text.length : 0;
    if (length > mostText) return null;
  }
  return { texts, missing };
}

function byPath(one: ChangedFile, other: ChangedFile): number {
  return pathOf(one) < pathOf(other) ? -1 : 1;
}
