export function handle(request: Request): void {
  if (request.headers["x-mode"] === "plain") {
    next();
  }
}
