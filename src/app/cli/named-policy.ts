/** The policy in a file that the user names, as bytes. */
import { constants, open } from "node:fs/promises";
import type { PolicySource } from "../../domain/policy.ts";
import { Problem } from "../../domain/problem.ts";
import { invalid, type PolicyFileReading } from "../policy/policy-file.ts";

/** A policy may have a quarter of this; more is not read. */
const mostBytes = 1024 * 1024;

/** Whatever is named is read, a pipe or a device too, but not without end. Throws "usage". */
export async function readNamedPolicy(
  path: string,
  flags = constants.O_RDONLY,
): Promise<PolicyFileReading> {
  const source: PolicySource = { kind: "file", path };
  try {
    const bytes = await bytesAt(path, flags);
    return bytes.length > mostBytes
      ? invalid(source, "The policy has more than 256 kB: split it.")
      : { kind: "bytes", bytes, source };
  } catch (cause) {
    const name = JSON.stringify(path.slice(0, 300));
    throw new Problem("usage", `The policy ${name} cannot be read${whyNot(cause)}.`, { cause });
  }
}

/** No more than one past `mostBytes`. */
async function bytesAt(path: string, flags: number): Promise<Buffer> {
  await using file = await open(path, flags);
  const chunks: Buffer[] = [];
  for await (const chunk of file.createReadStream({ end: mostBytes, autoClose: false }))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you may not",
  ELOOP: "its links lead in a circle",
};

function whyNot(cause: unknown): string {
  const { code = "" } = cause as NodeJS.ErrnoException;
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return reason === undefined ? "" : `: ${reason}`;
}
