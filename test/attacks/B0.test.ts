/** Is the approval about this content? */
import { firmOfB } from "./firm-of-B.ts";
import { playChapter } from "./stage.ts";

await playChapter("B0", firmOfB);
