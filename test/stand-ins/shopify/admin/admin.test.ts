import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeServer, listen, type RunningStandIn } from "../../kit";
import { rewritePolicy } from "../proxy";
import { APP, giveOrder, SHOP, startShopify, TUNISIAN_ORDER } from "../test-shop";
import { adminHmac, embeddedUrl, hostOf } from "./embedding";
import { html } from "./html";

let shopify: RunningStandIn;
let app: Server;
let appUrl: string;
let proxyUrl: string;

beforeAll(async () => {
  app = createServer((request, response) => {
    if (request.url === "/page") {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": `frame-ancestors https://${SHOP} https://admin.shopify.com;`,
        link: '<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script";',
      });
      // Cut in the middle of the address, as a stream may be.
      response.write('<p>é</p><script src="https://cdn.shopify.com/shopify');
      setTimeout(() => response.end('cloud/app-bridge.js"></script>'), 20);
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(201, { "content-type": "application/json" });
      response.end(JSON.stringify({ host: request.headers.host, got: Buffer.concat(chunks).toString() }));
    });
  });
  appUrl = await listen(app, 0);
  shopify = await startShopify({ shop: SHOP, app: appUrl, "proxy-port": "0" });
  proxyUrl = /shopify proxy (\S+)/.exec(shopify.lines.join("\n"))?.[1] ?? "";
});
afterAll(async () => {
  await shopify.close();
  await closeServer(app);
});

const get = async (path: string): Promise<string> => (await fetch(`${shopify.url}${path}`)).text();

describe("the admin", () => {
  it("lists orders, shows one, and shows the shopper's page, without trusting what they hold", async () => {
    const order = { ...TUNISIAN_ORDER, note: "<script>alert(1)</script>", financial_status: "paid" };
    const { id } = await giveOrder(shopify, { order, shop: SHOP });
    await shopify.control.post(`orders/${id}?silent=1`, {
      fulfill: { company: "First Delivery", number: "FD77", url: "https://track.example/FD77" },
    });
    const list = await get(`/admin?shop=${SHOP}&lang=en`);
    for (const part of ["#1001", "Amine Trabelsi", "Paid", "Fulfilled", "FD77"]) expect(list).toContain(part);
    const page = await get(`/admin/orders/${id}?shop=${SHOP}`);
    for (const part of ["12 rue de Marseille", "Traité", 'href="https://track.example/FD77"']) {
      expect(page).toContain(part);
    }
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script>alert(1)");
    expect(await get(`/status/${id}`)).toContain("Suivre le colis");
  });

  it("frames the app through the proxy, with everything Shopify puts in the address", async () => {
    const page = await get(`/admin/apps/navette/shipments/7?shop=${SHOP}&tab=problems`);
    const src = /<iframe[^>]* src="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const url = new URL(src);
    expect([url.origin, url.pathname]).toEqual([proxyUrl, "/shipments/7"]);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      embedded: "1",
      host: hostOf(SHOP),
      shop: SHOP,
      locale: "fr",
      tab: "problems",
      id_token: expect.stringMatching(/^ey/),
      hmac: adminHmac(url.searchParams, APP.secret),
    });
  });

  it("signs the address as the app's library checks it", async () => {
    await import("@shopify/shopify-api/adapters/node");
    const { ApiVersion, shopifyApi } = await import("@shopify/shopify-api");
    const { utils } = shopifyApi({
      apiKey: APP.key,
      apiSecretKey: APP.secret,
      apiVersion: ApiVersion.July26,
      hostName: "127.0.0.1",
      isEmbeddedApp: true,
      logger: { level: 0 },
    });
    const url = new URL(embeddedUrl(APP, "http://127.0.0.1:3000", "/", SHOP, "fr"));
    expect(await utils.validateHmac(Object.fromEntries(url.searchParams))).toBe(true);
    expect(utils.sanitizeHost(url.searchParams.get("host") ?? "")).not.toBeNull();
  });

  it("serves the App Bridge stub, and tokens to pages of other origins", async () => {
    expect(await get("/app-bridge.js")).toContain("window.shopify =");
    const answer = await fetch(`${shopify.url}/_token?shop=${SHOP}`);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await answer.json()).toEqual({ token: expect.stringMatching(/^ey/) });
  });
});

describe("the proxy", () => {
  it("lets the admin frame the app and gives it the stub of App Bridge", async () => {
    const answer = await fetch(`${proxyUrl}/page`);
    expect(answer.headers.get("content-security-policy")).toBe(`frame-ancestors ${shopify.url}`);
    expect(answer.headers.get("link")).toContain(`<${shopify.url}/app-bridge.js>`);
    expect(await answer.text()).toBe(`<p>é</p><script src="${shopify.url}/app-bridge.js"></script>`);
  });

  it("passes everything else, under its own host", async () => {
    const answer = await fetch(`${proxyUrl}/form`, { method: "POST", body: "a=1" });
    expect([answer.status, await answer.json()]).toEqual([201, { host: new URL(proxyUrl).host, got: "a=1" }]);
  });

  it("says so while the app is not there", async () => {
    await shopify.control.post("app", { url: "http://127.0.0.1:1" });
    expect((await fetch(`${proxyUrl}/page`)).status).toBe(502);
    await shopify.control.post("app", { url: appUrl });
    expect((await fetch(`${proxyUrl}/page`)).status).toBe(200);
  });
});

describe("rewritePolicy", () => {
  it("opens the limited directives to the stand-in and leaves the others", () => {
    expect(rewritePolicy("script-src 'self'; img-src *; frame-ancestors 'none'", "http://127.0.0.1:1")).toBe(
      "script-src 'self' http://127.0.0.1:1; img-src *; frame-ancestors http://127.0.0.1:1",
    );
  });
});

describe("html", () => {
  it("escapes values, and nests HTML", () => {
    expect(html`<b title="${'"'}">${["<", html`<i>${1}</i>`, false, null]}</b>`.text).toBe(
      '<b title="&quot;">&lt;<i>1</i></b>',
    );
  });
});
