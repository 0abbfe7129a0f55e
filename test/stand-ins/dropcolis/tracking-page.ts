/** The public tracking page: no key, and nothing of the recipient. */
import { html, type Route } from "../kit";
import type { Orders } from "./orders";
import { STATES } from "./states";

export const trackingPage = (orders: Orders): Route => ({
  method: "GET",
  path: "/track/:orderId",
  handler(request) {
    orders.walk();
    const order = orders.findAnyones(request.params["orderId"] ?? "");
    if (order === undefined) return html(404, "<h1>Commande introuvable</h1>");
    const state = escape(STATES[order.state] ?? order.state);
    return html(
      200,
      `<!DOCTYPE html><html lang="fr"><title>Suivi</title><h1>${order.orderId}</h1><p>${state}</p></html>`,
    );
  },
});

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
