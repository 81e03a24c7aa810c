/** Privileged secrets in wrong hands. */
import { playChapter } from "./stage.ts";

await playChapter("E", {});
