/** Who wrote it? Merges, rebases, and pull requests that share what they hold. */
import { playChapter } from "./stage.ts";

await playChapter("A1", {});
