export function limitOf(config: Config): number {
  const dailyLimit = config.dailyLimit ?? 0;
  return dailyLimit;
}
