export const settings = { pollSeconds: 5, cacheEnabled: true };
