/** Who wrote it? */
import { playChapter } from "./stage.ts";

await playChapter("A0", { people: "version: 1\nsame: [[erin, mallory]]\n" });
