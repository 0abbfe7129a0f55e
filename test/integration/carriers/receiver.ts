import { createHash, createHmac } from "node:crypto";
import { createServer } from "node:http";
import { receiveCarrierWebhook } from "~/use-cases/receive-carrier-webhook";
import type { Installation } from "../path/installation";
import { closeServer, listen } from "../../stand-ins/kit";

type Received = Awaited<ReturnType<typeof receiveCarrierWebhook>>;

/** Where the carrier posts to: hands each request on as the route does, and keeps it. */
export interface Receiver {
  readonly url: string;
  readonly bodies: readonly string[];
  /** What the app said to each, in the order they came. */
  readonly answers: readonly Received[];
  close(): Promise<void>;
}

const statusOf: Readonly<Record<Received, number>> = {
  stored: 200,
  known: 200,
  forged: 401,
  "unknown-connection": 404,
};

export async function startReceiver(at: Installation): Promise<Receiver> {
  const bodies: string[] = [];
  const answers: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const signature = request.headers["drop-signature"];
      receive(at, body.toString(), typeof signature === "string" ? signature : null).then(
        (received) => {
          bodies.push(body.toString());
          answers.push(received);
          response.writeHead(statusOf[received]).end();
        },
        () => response.writeHead(500).end(),
      );
    });
  });
  return { url: await listen(server, 0), bodies, answers, close: () => closeServer(server) };
}

/** One body with its signature, at the app's door for this installation's connection. */
export const receive = (at: Installation, body: string, signature: string | null): Promise<Received> =>
  receiveCarrierWebhook(at.application.world, {
    connectionId: at.connection,
    rawBody: new TextEncoder().encode(body),
    headers: new Headers(signature === null ? {} : { "Drop-Signature": signature }),
    contentId: createHash("sha256").update(body).digest("hex"),
  });

/** `Drop-Signature` as the document makes it. */
export const signed = (body: string, secret: string): string =>
  `v1=${createHmac("sha256", secret).update(body).digest("hex")}`;
