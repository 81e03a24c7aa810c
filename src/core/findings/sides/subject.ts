/** What detectors look at: one file, both of its sides, and how they differ. */
import type { ChangedFile, Path } from "../../../domain/change.ts";
import type { Content } from "../../../domain/content.ts";
import type { Hunk } from "../../change/lines.ts";
import type { SyntaxNode } from "../../syntax/node.ts";
import type { Statement } from "../../syntax/statement.ts";
import type { SettingDiff } from "../values/setting.ts";
import type { Matching } from "./matching.ts";
import type { Routine } from "./routine.ts";
import type { MovedRoutine } from "./second-look.ts";

export interface Subject {
  readonly file: ChangedFile;
  readonly before: Content;
  readonly after: Content;
  /** Empty unless both sides are text. */
  readonly hunks: readonly Hunk[];
  /** Null: no grammar for this language, or no text on that side. */
  readonly trees: Trees | null;
  /** At a second look: functions that went from the one file to the other; nothing else counts. */
  readonly moved: readonly MovedRoutine[];
  /** At a second look: new sides of other files, for what is called there. */
  readonly beside: readonly Beside[];
}

export interface Beside {
  readonly path: Path;
  readonly text: string;
  readonly tree: SyntaxNode | null;
}

export interface Trees {
  readonly before: SyntaxNode;
  readonly after: SyntaxNode;
}

/** The same, read: both sides are text or absent, and the statements of the parts that matter are at hand. */
export interface Reading {
  readonly file: ChangedFile;
  readonly hunks: readonly Hunk[];
  readonly before: Source;
  readonly after: Source;
  /** New sides of other files of the change, for what is called or named here. */
  readonly beside: readonly Named[];
  /** Statements that changed, went or came. */
  readonly matching: Matching;
  /** Values with a name that changed, went or came. */
  readonly settings: SettingDiff;
}

/** A file's text, with the path that says how to read it. */
export interface Named {
  readonly path: Path;
  readonly source: Source;
}

export interface Source {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly routines: readonly Routine[];
}
