/** What work costs this thread's processor: unlike the clock, it does not count who else runs. */
export function costOf<Result>(work: () => Result): {
  readonly result: Result;
  readonly cpuMs: number;
} {
  const before = process.threadCpuUsage();
  const result = work();
  const { user, system } = process.threadCpuUsage(before);
  return { result, cpuMs: (user + system) / 1_000 };
}
