/** The globs as they stand in the file of a policy, with their places: for those who mend it. */
import { z } from "zod";
import { type PolicyText, parseText } from "./document.ts";

/** 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface WrittenGlob {
  readonly text: string;
  /** Looks through the text, so ask it only for what is shown. */
  readonly position: () => Position;
}

export interface WrittenArea {
  readonly name: string;
  readonly position: () => Position;
  readonly paths: readonly WrittenGlob[];
  readonly except: readonly WrittenGlob[];
}

/** All that is asked of the text here; whether it is a policy, `parsePolicy` has said. */
const shape = z.looseObject({
  areas: z
    .array(
      z.looseObject({
        name: z.string(),
        paths: z.array(z.string()).optional(),
        except: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});

/** Of a text that `parsePolicy` takes; none for any other. */
export function writtenAreas(text: string): readonly WrittenArea[] {
  const read = parseText(text);
  if (read.kind === "invalid") return [];
  const { areas = [] } = shape.safeParse(read.value).data ?? {};
  return areas.map(({ name, paths = [], except = [] }, index) => {
    const globs = (key: string, texts: readonly string[]) =>
      texts.map((glob, at) => ({
        text: glob,
        position: positionIn(read, ["areas", index, key, at]),
      }));
    return {
      name,
      position: positionIn(read, ["areas", index, "name"]),
      paths: globs("paths", paths),
      except: globs("except", except),
    };
  });
}

function positionIn(text: PolicyText, place: readonly PropertyKey[]): () => Position {
  return () => {
    const { line, column } = text.errorAt(place, "value", "");
    return { line, column };
  };
}
