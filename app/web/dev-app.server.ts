import type { ServerBuild } from "@remix-run/node";
import type { RemixApp } from "./built-app.server";

/**
 * The app as Vite serves it during development: routes and screens are reloaded when their files change.
 *
 * @param appUrl the address the browser knows the app by; Vite answers to no other host
 */
export async function loadDevApp(appUrl: string): Promise<RemixApp> {
  // A development package: only here, so that an installation without it starts.
  const { createServer } = await import("vite");
  const vite = await createServer({
    server: { middlewareMode: true, allowedHosts: [new URL(appUrl).hostname] },
  });
  return {
    // Remix' plugin promises this shape for its virtual module.
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    assets: vite.middlewares,
    mode: "development",
  };
}
