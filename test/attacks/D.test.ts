/** The check itself, and what may be mistaken for it. */
import { playChapter } from "./stage.ts";

await playChapter("D", {});
