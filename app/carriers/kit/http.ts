/** One exchange with a carrier, as its client sees it. The implementation is http.server.ts; there is no other. */
export interface HttpClient {
  /** Sends once, never twice. Never throws for what networks and servers do; a malformed request of ours throws. */
  send(request: HttpRequest): Promise<HttpOutcome>;
}

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes, as UTF-8; null sends no body. */
  readonly body: string | null;
  /** The answer is wanted as bytes too (a PDF), and may be this long instead of the client's usual most. */
  readonly binary?: { readonly maxBytes: number };
}

export interface HttpAnswer {
  readonly kind: "answer";
  readonly status: number;
  /** Names in lower case; a repeated header's values are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, read as UTF-8. */
  readonly text: string;
  /** The whole body as it came, where the request wanted bytes. */
  readonly bytes?: Uint8Array;
}

export type HttpOutcome = HttpAnswer | HttpFailure;

export type HttpFailure =
  /** Nothing of the request left this machine. */
  | { readonly kind: "never-sent"; readonly reason: NeverSentReason }
  /** Bytes may have left and no whole answer came: the carrier may have done what was asked. */
  | { readonly kind: "no-answer"; readonly reason: NoAnswerReason }
  /** Not followed: a redirected POST loses its body, and the new address was never checked. */
  | {
      readonly kind: "redirected";
      readonly status: number;
      /** Origin of the new address (paths and queries can hold tokens); null where it cannot be read. */
      readonly to: string | null;
    };

export type NeverSentReason =
  /** Not an https address (or http where private hosts are allowed). */
  | "scheme-refused"
  /** It leads to a private, loopback, link-local or otherwise special address. */
  | "address-refused"
  | "dns"
  | "tls"
  | "connection-refused"
  | "connect-timeout";

export type NoAnswerReason =
  | "timeout"
  /** Closed or reset before the whole answer was there, or not HTTP at all. */
  | "broken"
  | "too-large"
  /** In an encoding we did not ask for. */
  | "encoded";
