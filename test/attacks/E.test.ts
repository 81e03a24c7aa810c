/** Privileged secrets in wrong hands. */
import { playChapter } from "./stage.ts";

await playChapter("E", { people: "version: 1\ntenure: 7\n" });
