import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { z } from "zod";
import { startInstallation, type Installation } from "../demo/installation";
import { openBrowser, type OpenBrowser } from "./browser";
import { noticesOf } from "./notices";

/** Everything that runs, a browser, and one shop whose staff open the app in the frame of its admin. */
export interface AppStage {
  readonly shop: string;
  readonly installation: Installation;
  readonly browser: OpenBrowser;
  /** What the programs printed, for whoever looks into a failure. */
  readonly printed: readonly string[];
  /** Opens the app as staff do, at one of its own addresses. */
  open(page: Page, path?: string): Promise<FrameLocator>;
  /** A page of its own, and what went wrong in it. */
  visit(screen?: { width: number; height: number }): Promise<Visit>;
  /** An order to be paid at the door, at Shopify; its id. */
  placeOrder(changes: object): Promise<string>;
  changeOrder(id: string, change: object): Promise<void>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  readonly notices: () => readonly string[];
  close(): Promise<void>;
}

export const tunisianAddress = {
  name: "Amine Trabelsi",
  address1: "12 rue de Marseille",
  city: "Ariana",
  country_code: "TN",
  phone: "+216 20 123 456",
};

const order = (changes: object) => ({
  currency: "TND",
  email: "client@example.com",
  line_items: [{ title: "Théière en cuivre", sku: "TH-1", price: "45.5", quantity: 1 }],
  shipping_address: tunisianAddress,
  payment_gateway_names: ["Cash on Delivery (COD)"],
  ...changes,
});

export async function openStage(shop: string): Promise<AppStage> {
  const dataDir = await mkdtemp(join(tmpdir(), "navette-e2e-"));
  const printed: string[] = [];
  const installation = await startInstallation(
    { check: true, web: 0, workers: 0, kills: 0 },
    dataDir,
    (program, line) => {
      printed.push(`${program} ${line}`);
    },
  );
  const browser = await openBrowser();
  return {
    shop,
    installation,
    browser,
    printed,
    async open(page, path = "") {
      await page.goto(`${installation.adminUrl}/apps/navette${path}?shop=${shop}`);
      return page.frameLocator("iframe");
    },
    async visit(screen) {
      const visitor = await browser.visitor(screen);
      const page = await visitor.newPage();
      return { page, notices: noticesOf(page), close: () => visitor.close() };
    },
    async placeOrder(changes) {
      const query = `shop=${shop}&webhook=orders/create`;
      const given = await installation.shopify.post(`orders?${query}`, { order: order(changes) });
      return z.object({ id: z.string() }).parse(given).id;
    },
    async changeOrder(id, change) {
      await installation.shopify.post(`orders/${id}`, change);
    },
    async close() {
      await browser.close();
      await installation.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everything the app shows in its frame, until it holds all of these. */
export async function shows(app: FrameLocator, ...texts: string[]): Promise<void> {
  for (const text of texts) await app.getByText(text).first().waitFor();
}

/** Nothing to scroll to sideways. */
export async function overflow(app: FrameLocator): Promise<number> {
  return app.locator("html").evaluate((html) => Math.max(0, html.scrollWidth - html.clientWidth));
}
