/** Did reviewers and policy see everything? Names, dependencies, and commits that are taken back. */
import { firmOfC } from "./firm-of-C.ts";
import { playChapter } from "./stage.ts";

await playChapter("C1", firmOfC);
