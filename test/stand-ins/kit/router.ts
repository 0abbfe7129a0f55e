/** Finds the route of a request: by method, literal segments, `:name` segments and a final `*`. */
import type { Route } from "./types";

export type Match =
  | { readonly kind: "found"; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: "wrong-method"; readonly allowed: readonly string[] }
  | { readonly kind: "none" };

export function matchRoute(routes: readonly Route[], method: string, path: string): Match {
  const allowed: string[] = [];
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params === undefined) continue;
    if (route.method === method || route.method === "*") return { kind: "found", route, params };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: "wrong-method", allowed } : { kind: "none" };
}

function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    if (segment === "*") {
      params["*"] = given.slice(index).join("/");
      return params;
    }
    const value = given[index];
    if (value === undefined) return undefined;
    if (segment.startsWith(":")) {
      if (value === "") return undefined;
      params[segment.slice(1)] = decode(value);
    } else if (segment !== value) return undefined;
  }
  return wanted.length === given.length ? params : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
