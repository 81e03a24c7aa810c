/** Finds the route of a request. */
import type { Route } from "./route.ts";

export interface Match {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => Match | null;

/** Parameters that may hold slashes. */
const open = new Set(["path", "ref"]);

/** The most literal template wins: `/pulls/{n}/merge` before `/pulls/{n}`. */
export function routerOf(routes: readonly Route[]): Router {
  const patterns = routes
    .map((route) => ({ route, pattern: patternOf(route.template), weight: literalsIn(route) }))
    .toSorted((a, b) => b.weight - a.weight);
  return (method, path) => {
    for (const { route, pattern } of patterns) {
      const found = route.method === method ? pattern.exec(path) : null;
      if (found !== null) return { route, path: decoded(found.groups ?? {}) };
    }
    return null;
  };
}

function patternOf(template: string): RegExp {
  const source = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    open.has(name) ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  );
  return new RegExp(`^${source}$`);
}

function literalsIn(route: Route): number {
  return route.template.replace(/\{\w+\}/g, "").length;
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeSafely(value)]),
  );
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
