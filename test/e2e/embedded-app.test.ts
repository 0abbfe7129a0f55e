import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openStage, overflow, shows, tunisianAddress, type AppStage } from "./app-stage";
import { shot } from "./browser";

let stage: AppStage;

beforeAll(async () => {
  stage = await openStage("navette-e2e.myshopify.com");
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(stage.printed.slice(-40).join("\n"));
});

afterAll(async () => {
  await stage?.close();
});

describe("the embedded app in the admin", () => {
  it("opens without a login loop, installs the shop and shows its empty list", async () => {
    const { page, notices, close } = await stage.visit();
    const documents: string[] = [];
    page.on("request", (request) => {
      if (request.isNavigationRequest() && request.frame() !== page.mainFrame()) {
        documents.push(new URL(request.url()).pathname);
      }
    });

    const app = await stage.open(page);
    await app.getByRole("heading", { name: "Aucune expédition pour l’instant" }).waitFor();
    await shot(page, "admin-empty");

    // Straight in: the app's root, its screen, and at most the bounce page that fetches a session token.
    expect(documents.length).toBeLessThanOrEqual(4);
    expect(documents).not.toContain("/auth/login");
    expect(await stage.installation.operator("settings", [stage.shop])).toHaveLength(1);
    expect(notices()).toEqual([]);
    await close();
  });

  it("shows shipments, states and problems as orders come in", async () => {
    await stage.installation.operator("connect", [stage.shop, "first-delivery"], {
      token: "token-of-the-shop",
    });
    await stage.installation.operator("settings", [stage.shop], { shipping: { mode: "automatic" } });
    const { page, notices, close } = await stage.visit();
    const app = await stage.open(page);
    await app.getByRole("heading", { name: "Expéditions" }).waitFor();

    await stage.placeOrder({ name: "#1001" });
    await stage.placeOrder({
      name: "#1002",
      shipping_address: { ...tunisianAddress, phone: null },
      phone: null,
    });
    await stage.placeOrder({ name: "#1003", line_items: [{ title: "Tapis", price: "1200", quantity: 1 }] });
    await stage.placeOrder({ name: "#1004", shipping_address: { ...tunisianAddress, city: "Quelque part" } });
    await stage.placeOrder({
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
    await close();
  });

  it("explains an order, by keyboard alone", async () => {
    const { page, notices, close } = await stage.visit();
    const app = await stage.open(page);
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
    await close();
  });

  it("speaks Arabic from right to left, and remembers it for the staff member", async () => {
    const { page, notices, close } = await stage.visit();
    const app = await stage.open(page);
    const document = app.locator("html");
    expect([await document.getAttribute("lang"), await document.getAttribute("dir")]).toEqual(["fr", "ltr"]);

    await app.getByLabel("Langue").selectOption("ar");
    await app.getByRole("heading", { name: "الشحنات" }).waitFor();
    expect([await document.getAttribute("lang"), await document.getAttribute("dir")]).toEqual(["ar", "rtl"]);
    await shows(app, "أُنشئ الطرد", "ليس في الطلب أي رقم هاتف.");
    await shot(page, "admin-list-ar");

    const again = await stage.open(page);
    await again.getByRole("link", { name: "#1002" }).click();
    await again.getByRole("heading", { name: "الطلب", level: 1 }).waitFor();
    await shot(page, "admin-order-ar");
    expect(await again.locator("html").getAttribute("dir")).toBe("rtl");
    expect(notices()).toEqual([]);
    await close();
  });

  it("can be used on a narrow screen", async () => {
    const { page, close } = await stage.visit({ width: 390, height: 800 });
    const app = await stage.open(page);
    await shows(app, "#1001", "#1002");
    await shot(page, "admin-narrow-ar");
    expect(await overflow(app)).toBe(0);

    await app.getByLabel("اللغة").selectOption("en");
    await app.getByRole("heading", { name: "Shipments" }).waitFor();
    expect(await app.locator("html").getAttribute("dir")).toBe("ltr");
    await close();
  });

  it("says so where an order is not known, and where an address leads nowhere", async () => {
    const { page, close } = await stage.visit();
    const app = await stage.open(page, "/app/orders/1");
    await shows(app, "Unknown order");
    const answer = await page.goto(`${stage.installation.appUrl}/nowhere`);
    expect(answer?.status()).toBe(404);
    await close();
  });
});
