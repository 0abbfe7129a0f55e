import { lookup as systemLookup, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { buildConnector, Client, type Dispatcher, errors } from "undici";
import type {
  HttpAnswer,
  HttpClient,
  HttpOutcome,
  HttpRequest,
  NeverSentReason,
  NoAnswerReason,
} from "./http";
import { isReachable } from "./reachable";

export interface HttpClientOptions {
  /** Allows loopback and private addresses, and plain http: for stand-ins and merchants' own networks. */
  readonly privateHosts: boolean;
  /** Over the whole exchange, from the name's look-up to the last byte. */
  readonly timeoutMilliseconds?: number;
  readonly maxAnswerBytes?: number;
  /** All addresses of a name. Tests give their own. */
  readonly resolve?: Resolve;
}

export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export const resolveBySystem: Resolve = (hostname, done) => systemLookup(hostname, { all: true }, done);

class AddressRefused extends Error {}

/**
 * The one HTTP client all carriers use. Every exchange has a connection of its own: the address is checked at the
 * moment of connecting (a name that changes its address between check and use gains nothing), and a kept connection
 * that the carrier has just closed can never turn a request that was not sent into an uncertain one.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { privateHosts, timeoutMilliseconds = 30_000, maxAnswerBytes = 1024 * 1024 } = options;
  const connect = buildConnector({
    lookup: checkedLookup(options.resolve ?? resolveBySystem, privateHosts),
    // The exchange's own time-out rules; this one only has to be no shorter.
    timeout: timeoutMilliseconds + 1_000,
  });

  async function send(request: HttpRequest): Promise<HttpOutcome> {
    const url = new URL(request.url);
    const refused = refusalOf(url, privateHosts);
    if (refused) return { kind: "never-sent", reason: refused };

    // An object, because the callbacks that change it are invisible to the compiler's reading of a variable.
    const progress = { connected: false, timedOut: false };
    let socket: Socket | undefined;
    const client = new Client(url.origin, {
      connect: (target, done) => {
        // undici's types leave out that its connector returns the socket it opens.
        socket = connect(target, (...outcome) => {
          progress.connected = outcome[0] === null;
          done(...outcome);
        }) as unknown as Socket;
      },
      maxResponseSize: request.binary?.maxBytes ?? maxAnswerBytes,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const giveUp = (): void => {
      void client.destroy();
      // While it is still being made, the connection is not yet the client's to close.
      if (!progress.connected) socket?.destroy();
    };
    // Not an abort signal: undici heeds that only once a connection stands.
    const timer = setTimeout(() => {
      progress.timedOut = true;
      giveUp();
    }, timeoutMilliseconds);
    try {
      const response = await client.request({
        method: request.method,
        path: url.pathname + url.search,
        headers: { "accept-encoding": "identity", ...request.headers },
        body: request.body,
        reset: true,
      });
      const answer: HttpAnswer = {
        kind: "answer",
        status: response.statusCode,
        headers: joined(response.headers),
        ...(await bodyOf(response.body, request.binary !== undefined)),
      };
      return judged(answer, url);
    } catch (error) {
      if (error instanceof errors.InvalidArgumentError) throw error;
      return progress.connected
        ? { kind: "no-answer", reason: noAnswerReason(error, progress.timedOut) }
        : { kind: "never-sent", reason: neverSentReason(error, progress.timedOut) };
    } finally {
      clearTimeout(timer);
      giveUp();
    }
  }
  return { send };
}

/** What can be told of an address before it is looked up; null: nothing is against it yet. */
export function refusalOf(url: URL, privateHosts: boolean): NeverSentReason | null {
  if (url.protocol !== "https:" && !(privateHosts && url.protocol === "http:")) return "scheme-refused";
  // An address written as numbers is never looked up, so it is checked here.
  const literal = literalOf(url);
  return isIP(literal) !== 0 && !isReachable(literal, privateHosts) ? "address-refused" : null;
}

/** The host without the brackets of IPv6. */
export const literalOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

/** Looks a name up and keeps only the addresses that may be reached: what is connected to is what was checked. */
export function checkedLookup(resolve: Resolve, privateHosts: boolean): LookupFunction {
  return (hostname: string, options: LookupOptions, done) => {
    resolve(hostname, (error, addresses) => {
      if (error) return done(error, []);
      const wanted = addresses.filter(({ family }) => !options.family || family === familyOf(options));
      const allowed = wanted.filter(({ address }) => isReachable(address, privateHosts));
      const first = allowed[0];
      if (!first) return done(new AddressRefused("no address of this name may be reached"), []);
      if (options.all) done(null, allowed);
      else done(null, first.address, first.family);
    });
  };
}

async function bodyOf(
  body: Dispatcher.ResponseData["body"],
  asBytes: boolean,
): Promise<Pick<HttpAnswer, "text" | "bytes">> {
  if (!asBytes) return { text: await body.text() };
  const bytes = await body.bytes();
  return { text: new TextDecoder().decode(bytes), bytes };
}

function familyOf({ family }: LookupOptions): number {
  if (family === "IPv4") return 4;
  return family === "IPv6" ? 6 : (family ?? 0);
}

function judged(answer: HttpAnswer, asked: URL): HttpOutcome {
  const { location, "content-encoding": encoding } = answer.headers;
  if ([301, 302, 303, 307, 308].includes(answer.status)) {
    return { kind: "redirected", status: answer.status, to: originOf(location, asked) };
  }
  if (encoding !== undefined && encoding !== "" && encoding !== "identity") {
    return { kind: "no-answer", reason: "encoded" };
  }
  return answer;
}

function originOf(location: string | undefined, asked: URL): string | null {
  if (location === undefined || !URL.canParse(location, asked)) return null;
  const { origin } = new URL(location, asked);
  return origin === "null" ? null : origin;
}

function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) single[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return single;
}

function noAnswerReason(error: unknown, timedOut: boolean): NoAnswerReason {
  if (timedOut) return "timeout";
  return error instanceof errors.ResponseExceededMaxSizeError ? "too-large" : "broken";
}

export function neverSentReason(error: unknown, timedOut: boolean): NeverSentReason {
  if (error instanceof AddressRefused) return "address-refused";
  if (timedOut) return "connect-timeout";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ETIMEDOUT" || code === "UND_ERR_CONNECT_TIMEOUT") return "connect-timeout";
  if (/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code)) return "dns";
  if (/^(ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_)/.test(code)) return "tls";
  return "connection-refused";
}
