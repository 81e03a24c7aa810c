/** A process that starts git by the launcher, says what it says, and ends when it does. */
import { spawnByLauncher } from "../../src/app/git/launcher.ts";

const { output, ended } = await spawnByLauncher(["version"], { PATH: process.env.PATH });
output.pipe(process.stdout);
process.exitCode = (await ended).status;
