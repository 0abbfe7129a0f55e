/**
 * `fetch` of a whole Node process, while worlds are played: the app's calls to Shopify go over the wire of the world they
 * belong to, and what a stand-in sends to the app goes to that world's post office.
 */
import type { Network, Received } from "./network";
import type { Party, WireRequest } from "./party";
import type { Letter } from "./post-office";
import type { Scheduler } from "./scheduler";
import { appUrl } from "./app-process";

export interface Fetching {
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly shopify: Party;
  readonly send: (letter: Letter) => void;
}

let current: Fetching | null = null;

/** From now on `fetch` belongs to this world; null: to none. */
export function fetchFor(world: Fetching | null): void {
  current = world;
  globalThis.fetch = played;
}

const played: typeof globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  if (!current) throw new TypeError(`nobody answers ${url}`);
  const headers = Object.fromEntries(new Headers(init?.headers ?? {}));
  const body = typeof init?.body === "string" ? init.body : null;
  if (url.startsWith(appUrl)) {
    const path = new URL(url).pathname;
    current.send({ from: "dropcolis", path, headers, body: body ?? "", about: aboutPush(body) });
    return new Response(null, { status: 200 });
  }
  const life = current.scheduler.caller();
  if (!life) throw new TypeError(`${url} is called by nobody`);
  const request: WireRequest = {
    method: init?.method ?? "GET",
    url,
    headers: { ...headers, "x-forwarded-host": new URL(url).hostname },
    body,
  };
  return responseOf(await current.network.exchange(life, current.shopify, request, 20_000));
};

/** As undici words its failures. */
function responseOf(received: Received): Response {
  switch (received.kind) {
    case "never-sent":
      throw failed("ECONNREFUSED");
    case "lost":
      if (received.reason === "timeout") throw new DOMException("The operation timed out", "TimeoutError");
      if (!received.headersCame) throw failed("ECONNRESET");
      return new Response(broken(), { status: 200 });
    case "answer": {
      const { status, headers = {}, body = "" } = received.answer;
      return new Response(body.toString(), { status, headers: { ...headers } });
    }
  }
}

const failed = (code: string): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

const broken = (): ReadableStream =>
  new ReadableStream({ start: (controller) => controller.error(failed("UND_ERR_SOCKET")) });

const aboutPush = (body: string | null): string => `push ${/"type":"([\w.]+)"/.exec(body ?? "")?.[1] ?? ""}`;
