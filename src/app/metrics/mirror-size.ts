/** How much disk the mirrors take, measured now and then: a walk at each scrape would be too much. */
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

const everyMs = 5 * 60_000;

/** Measures at once and every few minutes, until it is closed. */
export function watchMirrorSize(
  directory: string,
  told: (bytes: number) => void,
): { readonly close: () => void } {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const measure = async () => {
    const bytes = await sizeOf(directory, () => closed);
    if (closed) return;
    told(bytes);
    timer = setTimeout(() => void measure(), everyMs).unref();
  };
  void measure();
  return {
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** In bytes; what goes away meanwhile counts nothing, and links are not followed. */
export async function sizeOf(directory: string, isEnough: () => boolean): Promise<number> {
  let bytes = 0;
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (isEnough()) break;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) bytes += await sizeOf(path, isEnough);
    else bytes += (await lstat(path).catch(() => null))?.size ?? 0;
  }
  return bytes;
}
