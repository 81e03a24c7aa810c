export function withdrawalRoutes(app: App) {
  const middleware = [session()];
  app.post("/withdrawals", ...middleware, createWithdrawal);
}
