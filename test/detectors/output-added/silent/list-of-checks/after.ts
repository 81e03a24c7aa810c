export function withdrawalRoutes(app: App) {
  const middleware = [session()];
  middleware.push(authorize({ role: "trader", scope: "withdrawals" }));
  app.post("/withdrawals", ...middleware, createWithdrawal);
}
