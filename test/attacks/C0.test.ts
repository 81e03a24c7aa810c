/** Did reviewers and policy see everything? */
import { firmOfC } from "./firm-of-C.ts";
import { playChapter } from "./stage.ts";

await playChapter("C0", firmOfC);
