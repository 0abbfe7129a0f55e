import { existsSync, readdirSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import express, { type RequestHandler } from "express";

/** The Remix app as `npm run build` left it, or as Vite serves it during development. */
export interface RemixApp {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves what the browser loads; passes on what it does not have. */
  readonly assets: RequestHandler;
  readonly mode: "production" | "development";
}

/**
 * Loads the built app.
 *
 * @param folder where the build is: `build/`, with `server/index.js` and `client/`
 * @throws when there is none, with the command that makes one
 */
export async function loadBuiltApp(folder = "build"): Promise<RemixApp> {
  const server = join(folder, "server", "index.js");
  if (!existsSync(server)) throw new Error(`${server} is missing: run "npm run build" first`);
  // Remix' own build declares no types; it is what its plugin for Vite promises.
  const build = (await import(/* @vite-ignore */ pathToFileURL(server).href)) as ServerBuild;
  return { build, assets: builtAssets(join(folder, "client")), mode: "production" };
}

/** Files under /assets carry their content's hash in their names, so browsers may keep them for ever. */
export function builtAssets(folder: string): RequestHandler {
  const router = express.Router();
  const options = { index: false, redirect: false, dotfiles: "ignore" } as const;
  const forEver = { ...options, immutable: true, maxAge: "1y" } as const;
  const assets = join(folder, "assets");
  router.use(
    "/assets",
    preferCompressed(assets),
    express.static(assets, { ...forEver, setHeaders: asCompressed }),
  );
  // A hashed file that is not there is of another version; a page in its place would only confuse.
  router.use("/assets", (_request, response) => void response.sendStatus(404));
  router.use(express.static(folder, { ...options, maxAge: "1h" }));
  return router;
}

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** The build leaves a `.br` beside each file that it made smaller; browsers that read Brotli get that one. */
function preferCompressed(folder: string): RequestHandler {
  const compressed = new Set(
    existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".br")) : [],
  );
  return (request, response, next) => {
    if (compressed.has(`${request.path.slice(1)}.br`)) {
      response.vary("Accept-Encoding");
      if (request.acceptsEncodings("br")) request.url = request.url.replace(/(?=\?|$)/, ".br");
    }
    next();
  };
}

/** A compressed file is announced as what it is once unpacked. */
function asCompressed(response: ServerResponse, path: string): void {
  if (!path.endsWith(".br")) return;
  const type = types[extname(path.slice(0, -".br".length))] ?? "application/octet-stream";
  response.setHeader("Content-Encoding", "br");
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
}
