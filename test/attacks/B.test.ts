/** Is the approval about this content? */
import { playChapter } from "./stage.ts";

await playChapter("B", {});
