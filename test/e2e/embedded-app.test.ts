import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startInstallation, type Installation } from "../demo/installation";
import { openBrowser, shot, type OpenBrowser } from "./browser";
import { noticesOf } from "./notices";

const shop = "navette-e2e.myshopify.com";

let dataDir: string;
let installation: Installation;
let browser: OpenBrowser;

/** What the programs printed, for whoever looks into a failure. */
const printed: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "navette-e2e-"));
  installation = await startInstallation(
    { check: true, web: 0, workers: 0, kills: 0 },
    dataDir,
    (program, line) => {
      printed.push(`${program} ${line}`);
    },
  );
  browser = await openBrowser();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(printed.slice(-40).join("\n"));
});

afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

/** Opens the app as staff do: in the frame of the shop's admin. */
async function openApp(page: Page, path = ""): Promise<FrameLocator> {
  await page.goto(`${installation.adminUrl}/apps/navette${path}?shop=${shop}`);
  return page.frameLocator("iframe");
}

const address = {
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
  shipping_address: address,
  payment_gateway_names: ["Cash on Delivery (COD)"],
  ...changes,
});

async function placeOrder(changes: object): Promise<void> {
  await installation.shopify.post(`orders?shop=${shop}&webhook=orders/create`, { order: order(changes) });
}

/** Everything the app shows in its frame, until it holds all of these. */
async function shows(app: FrameLocator, ...texts: string[]): Promise<void> {
  for (const text of texts) await app.getByText(text).first().waitFor();
}

describe("the embedded app in the admin", () => {
  it("opens without a login loop, installs the shop and shows its empty list", async () => {
    const visitor = await browser.visitor();
    const page = await visitor.newPage();
    const notices = noticesOf(page);
    const documents: string[] = [];
    page.on("request", (request) => {
      if (request.isNavigationRequest() && request.frame() !== page.mainFrame()) {
        documents.push(new URL(request.url()).pathname);
      }
    });

    const app = await openApp(page);
    await app.getByRole("heading", { name: "Aucune expédition pour l’instant" }).waitFor();
    await shot(page, "admin-empty");

    // Straight in: the app's root, its screen, and at most the bounce page that fetches a session token.
    expect(documents.length).toBeLessThanOrEqual(4);
    expect(documents).not.toContain("/auth/login");
    expect(await installation.operator("settings", [shop])).toHaveLength(1);
    expect(notices()).toEqual([]);
    await visitor.close();
  });

  it("shows shipments, states and problems as orders come in", async () => {
    await installation.operator("connect", [shop, "first-delivery"], { token: "token-of-the-shop" });
    await installation.operator("settings", [shop], { shipping: { mode: "automatic" } });
    const visitor = await browser.visitor();
    const page = await visitor.newPage();
    const notices = noticesOf(page);
    const app = await openApp(page);
    await app.getByRole("heading", { name: "Expéditions" }).waitFor();

    await placeOrder({ name: "#1001" });
    await placeOrder({ name: "#1002", shipping_address: { ...address, phone: null }, phone: null });
    await placeOrder({ name: "#1003", line_items: [{ title: "Tapis", price: "1200", quantity: 1 }] });
    await placeOrder({ name: "#1004", shipping_address: { ...address, city: "Quelque part" } });
    await placeOrder({
      name: "#1005",
      line_items: [{ title: "Carte cadeau", price: "50", quantity: 1, requires_shipping: false }],
    });

    // The list comes up to date by itself.
    await shows(app, "#1001", "Colis créé", "45,500", "First Delivery");
    await shows(app, "#1002", "La commande n’a aucun numéro de téléphone.");
    await shows(app, "#1003", "First Delivery encaisse au plus");
    await shows(app, "#1004", "Question posée");
    await shot(page, "admin-list-fr");

    await app.getByRole("tab", { name: "À traiter" }).click();
    await app.getByText("#1001").waitFor({ state: "detached" });
    await shows(app, "#1002", "#1004");

    await app.getByRole("tab", { name: "Ne partent pas" }).click();
    await shows(app, "#1005", "Tout dans cette commande est numérique");
    await shot(page, "admin-not-shipping-fr");
    expect(notices()).toEqual([]);
    await visitor.close();
  });

  it("explains an order, by keyboard alone", async () => {
    const visitor = await browser.visitor();
    const page = await visitor.newPage();
    const notices = noticesOf(page);
    const app = await openApp(page);
    await app.getByRole("link", { name: "#1001" }).focus();
    await page.keyboard.press("Enter");
    await app.getByRole("heading", { name: "Commande #1001" }).waitFor();
    await shows(
      app,
      "Expédition préparée.",
      "First Delivery a créé le colis",
      "Traitement écrit dans Shopify",
    );
    await shot(page, "admin-order-fr");

    await app.getByRole("link", { name: "Expéditions" }).focus();
    await page.keyboard.press("Enter");
    await app.getByRole("heading", { name: "Expéditions" }).waitFor();
    expect(notices()).toEqual([]);
    await visitor.close();
  });

  it("speaks Arabic from right to left, and remembers it for the staff member", async () => {
    const visitor = await browser.visitor();
    const page = await visitor.newPage();
    const notices = noticesOf(page);
    const app = await openApp(page);
    const document = app.locator("html");
    expect([await document.getAttribute("lang"), await document.getAttribute("dir")]).toEqual(["fr", "ltr"]);

    await app.getByLabel("Langue").selectOption("ar");
    await app.getByRole("heading", { name: "الشحنات" }).waitFor();
    expect([await document.getAttribute("lang"), await document.getAttribute("dir")]).toEqual(["ar", "rtl"]);
    await shows(app, "أُنشئ الطرد", "ليس في الطلب أي رقم هاتف.");
    await shot(page, "admin-list-ar");

    const again = await openApp(page);
    await again.getByRole("link", { name: "#1002" }).click();
    await again.getByRole("heading", { name: "الطلب", level: 1 }).waitFor();
    await shot(page, "admin-order-ar");
    expect(await again.locator("html").getAttribute("dir")).toBe("rtl");
    expect(notices()).toEqual([]);
    await visitor.close();
  });

  it("can be used on a narrow screen", async () => {
    const visitor = await browser.visitor({ width: 390, height: 800 });
    const page = await visitor.newPage();
    const app = await openApp(page);
    await shows(app, "#1001", "#1002");
    await shot(page, "admin-narrow-ar");
    // Nothing to scroll to sideways.
    const { scrolled, seen } = await app
      .locator("html")
      .evaluate((html) => ({ scrolled: html.scrollWidth, seen: html.clientWidth }));
    expect(scrolled).toBeLessThanOrEqual(seen);

    await app.getByLabel("اللغة").selectOption("en");
    await app.getByRole("heading", { name: "Shipments" }).waitFor();
    expect(await app.locator("html").getAttribute("dir")).toBe("ltr");
    await visitor.close();
  });

  it("says so where an order is not known, and where an address leads nowhere", async () => {
    const visitor = await browser.visitor();
    const page = await visitor.newPage();
    const app = await openApp(page, "/app/orders/1");
    await shows(app, "Unknown order");
    const answer = await page.goto(`${installation.appUrl}/nowhere`);
    expect(answer?.status()).toBe(404);
    await visitor.close();
  });
});
