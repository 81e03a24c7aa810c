/** A new bare repository, laid out by hand: ten times faster than starting `git init`. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const config = `[core]
	repositoryformatversion = 0
	filemode = true
	bare = true
	logAllRefUpdates = false
[http]
	receivepack = true
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[receive]
	unpackLimit = 1000000
	autogc = false
[transfer]
	unpackLimit = 1000000
[gc]
	auto = 0
`;

/** Makes the repository and says where it is. */
export function makeBare(directory: string, defaultBranch: string): string {
  for (const part of ["objects/info", "objects/pack", "refs/heads", "refs/tags", "refs/pull"])
    mkdirSync(join(directory, part), { recursive: true });
  writeFileSync(join(directory, "HEAD"), `ref: refs/heads/${defaultBranch}\n`);
  writeFileSync(join(directory, "config"), config);
  return directory;
}

/** A fork shares its objects with what it was forked from, as on GitHub, and starts with its branches. */
export function makeFork(directory: string, parent: string, defaultBranch: string): string {
  mkdirSync(join(directory, "refs/tags"), { recursive: true });
  symlinkSync(join(parent, "objects"), join(directory, "objects"));
  cpSync(join(parent, "refs/heads"), join(directory, "refs/heads"), { recursive: true });
  writeFileSync(join(directory, "HEAD"), `ref: refs/heads/${defaultBranch}\n`);
  writeFileSync(join(directory, "config"), config);
  return directory;
}
