/** What work costs this thread's processor: unlike the clock, it does not count who else runs. */
export function costOf(work: () => unknown): { readonly cpuMs: number } {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return { cpuMs: (user + system) / 1_000 };
}
