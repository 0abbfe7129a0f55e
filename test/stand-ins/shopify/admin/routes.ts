/** The small admin's addresses. */
import { readFileSync } from "node:fs";
import { type Answer, html as answerHtml, json, type Route, type StandInRequest, text } from "../../kit";
import { type App, makeSessionToken } from "../auth/session-token";
import type { Order } from "../orders/order-type";
import { type Shop, type Shops, UNCLAIMED } from "../shops";
import type { Announce } from "../webhooks/announce";
import { appPage } from "./app-page";
import { embeddedUrl } from "./embedding";
import { orderListPage, shopListPage } from "./order-list";
import { orderPage } from "./order-page";
import { staffRoutes } from "./staff/routes";
import { statusPage } from "./status-page";
import type { Language } from "./words";

export type Admin = {
  readonly app: App;
  readonly shops: Shops;
  /** Tells the app what staff did. */
  readonly announce: Announce;
  /** Where a browser finds the app: the proxy, or the app itself. */
  readonly appUrl: () => string;
  readonly language: Language;
};

const APP_BRIDGE = new URL("./app-bridge.js", import.meta.url);

export function adminRoutes(admin: Admin): readonly Route[] {
  const { shops } = admin;
  const languageOf = (request: StandInRequest): Language => {
    const wanted = request.query.get("lang");
    return wanted === "en" || wanted === "fr" ? wanted : admin.language;
  };
  const shopOf = (request: StandInRequest): Shop | undefined => {
    const named = request.query.get("shop");
    const known = shops.shops();
    if (named !== null) return shops.shop(named);
    return known.length === 1 ? known[0] : undefined;
  };
  const withShop = (request: StandInRequest, go: (shop: Shop, language: Language) => Answer): Answer => {
    const shop = shopOf(request);
    return shop === undefined
      ? shopListPage(languageOf(request), shops.shops())
      : go(shop, languageOf(request));
  };
  type OrderInShop = { readonly language: Language; readonly shop: Shop; readonly order: Order };
  const readOrder = (request: StandInRequest): OrderInShop | undefined => {
    const order = shops.findOrder(request.params["id"] ?? "");
    if (order === undefined) return undefined;
    const shop = shops.shop(order.shop ?? request.query.get("shop") ?? UNCLAIMED);
    return { language: languageOf(request), shop, order };
  };
  const showApp = (request: StandInRequest): Answer =>
    withShop(request, (shop, language) => {
      const inner = new URLSearchParams(request.query);
      inner.delete("shop");
      inner.delete("lang");
      const path = `/${request.params["*"] ?? ""}${inner.size > 0 ? `?${inner.toString()}` : ""}`;
      const url = embeddedUrl(admin.app, admin.appUrl(), path, shop.domain, language);
      return appPage({ language, shop: shop.domain, embeddedUrl: url });
    });

  return [
    { method: "GET", path: "/", handler: () => ({ status: 302, headers: { location: "/admin" } }) },
    {
      method: "GET",
      path: "/admin",
      handler: (request) =>
        withShop(request, (shop, language) => orderListPage(language, shop, shops.ordersOf(shop.domain))),
    },
    {
      method: "GET",
      path: "/admin/orders",
      handler: () => ({ status: 302, headers: { location: "/admin" } }),
    },
    {
      method: "GET",
      path: "/admin/orders/:id",
      handler: (request) => {
        const asked = readOrder(request);
        return asked === undefined ? answerHtml(404, "<h1>404</h1>") : orderPage(asked, request.query);
      },
    },
    ...staffRoutes({ shops, announce: admin.announce, read: readOrder }),
    {
      method: "GET",
      path: "/status/:id",
      handler: (request) => {
        const order = shops.findOrder(request.params["id"] ?? "");
        if (order === undefined) return answerHtml(404, "<h1>404</h1>");
        return statusPage(languageOf(request), shops.shop(order.shop ?? UNCLAIMED), order);
      },
    },
    { method: "GET", path: "/admin/apps/:app", handler: showApp },
    { method: "GET", path: "/admin/apps/:app/*", handler: showApp },
    {
      method: "GET",
      path: "/app-bridge.js",
      handler: () =>
        text(200, readFileSync(APP_BRIDGE, "utf8"), { "content-type": "text/javascript; charset=utf-8" }),
    },
    {
      method: "GET",
      path: "/_token",
      handler: (request) =>
        json(
          200,
          { token: makeSessionToken(admin.app, request.query.get("shop") ?? "") },
          { "access-control-allow-origin": "*", "cache-control": "no-store" },
        ),
    },
  ];
}
