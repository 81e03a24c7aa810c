/** Who wrote it? */
import { playChapter } from "./stage.ts";

await playChapter("A0", {});
