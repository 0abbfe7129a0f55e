/** The three print links: pages behind a token in their query, as First Delivery's are. */
import { type Answer, html, type Route, type StandInRequest } from "../kit";
import type { Parcels } from "./parcels";

type Page = "print" | "bulk-print" | "print-pickup";

export type Prints = {
  readonly routes: readonly Route[];
  /** An absolute address whose `q` opens the page for these parcels. */
  link(request: StandInRequest, page: Page, barCodes: readonly string[]): string;
  addPickup(token: string, barCodes: readonly string[]): string;
  pickup(token: string, id: string): readonly string[] | undefined;
  pickups(): readonly { readonly pickup: string; readonly barCodes: readonly string[] }[];
};

export function createPrints(parcels: Parcels): Prints {
  const opened = new Map<string, readonly string[]>();
  const pickups = new Map<string, { readonly token: string; readonly barCodes: readonly string[] }>();

  const route = (page: Page): Route => ({
    method: "GET",
    path: `/api/v2/${page}`,
    handler(request): Answer {
      const barCodes = opened.get(`${page} ${request.query.get("q") ?? ""}`);
      if (barCodes === undefined) return html(403, "<h1>Lien invalide</h1>");
      const rows = barCodes.map((barCode) => {
        const order = parcels.findAnyones(barCode)?.order;
        const text = [barCode, order?.Client.nom, order?.Client.gouvernerat, `${order?.Produit.prix} DT`];
        return `<li>${text.map((word) => escape(String(word))).join(" · ")}</li>`;
      });
      return html(
        200,
        `<!DOCTYPE html><html lang="fr"><title>Bordereau</title><ul>${rows.join("")}</ul></html>`,
      );
    },
  });

  return {
    routes: [route("print"), route("bulk-print"), route("print-pickup")],
    link(request, page, barCodes) {
      const token = Buffer.from(JSON.stringify({ n: opened.size + 1, barCodes })).toString("base64url");
      opened.set(`${page} ${token}`, barCodes);
      return `http://${request.headers.host ?? "127.0.0.1"}/api/v2/${page}?q=${token}`;
    },
    addPickup(token, barCodes) {
      const id = String(683_377_000_001 + pickups.size);
      pickups.set(id, { token, barCodes });
      return id;
    },
    pickups: () => Array.from(pickups, ([pickup, { barCodes }]) => ({ pickup, barCodes })),
    pickup(token, id) {
      const known = pickups.get(id);
      return known?.token === token ? known.barCodes : undefined;
    },
  };
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
