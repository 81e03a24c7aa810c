/** Is the approval about this content? Dismissals, queues, and what comes late. */
import { firmOfB } from "./firm-of-B.ts";
import { playChapter } from "./stage.ts";

await playChapter("B1", firmOfB);
