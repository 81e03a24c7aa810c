export const start = 17_000_000;
