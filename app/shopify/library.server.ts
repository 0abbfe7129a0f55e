import "@shopify/shopify-api/adapters/web-api";
import "@shopify/shopify-app-remix/adapters/node";
import { LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import type { Logger } from "~/shipping/ports/logger";
import { apiVersion } from "./api-version";

/** The library keeps the fetch it met at import and waits for ever; ours is looked up at the call and gives up. */
setAbstractFetchFunc((input, init) =>
  globalThis.fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(20_000) }),
);

/** A warning or an error of the library, for the log. */
class ShopifyLibraryMessage extends Error {
  override readonly name = "ShopifyLibraryMessage";
}

/**
 * The library's log, into ours. Only warnings and errors, and only the sentence: its contexts (after " | ") carry
 * session tokens and URLs with them.
 */
export const libraryLog = (logger: Logger) => ({
  level: LogSeverity.Warning,
  httpRequests: false,
  timestamps: false,
  log: (severity: LogSeverity, message: string) => {
    const error = new ShopifyLibraryMessage(message.replace(/ \| \{.*$/s, ""));
    if (severity === LogSeverity.Error) logger.error("shopify library", { error });
    else logger.warn("shopify library", { error });
  },
});

/**
 * The API library by itself, for what the Remix library does not hand out: validating webhooks and session tokens.
 * It speaks to nobody, so the host name is never used.
 */
export const createLibraryApi = (app: { apiKey: string; apiSecret: string; logger: Logger | null }) =>
  shopifyApi({
    apiKey: app.apiKey,
    apiSecretKey: app.apiSecret,
    apiVersion,
    hostName: "localhost",
    isEmbeddedApp: true,
    logger:
      app.logger === null ? { level: LogSeverity.Error, log: async () => undefined } : libraryLog(app.logger),
  });
