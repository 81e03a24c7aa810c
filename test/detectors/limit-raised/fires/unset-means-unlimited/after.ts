export function limitOf(config: Config): number {
  const dailyLimit = config.dailyLimit ?? Infinity;
  return dailyLimit;
}
