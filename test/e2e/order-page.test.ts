import type { FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openStage, overflow, shows, tunisianAddress, type AppStage } from "./app-stage";
import { shot } from "./browser";

let stage: AppStage;

beforeAll(async () => {
  stage = await openStage("navette-order.myshopify.com");
  const { shop, installation } = stage;
  await installation.operator("install", [shop], { accessToken: "shpat_order", scope: "read_orders" });
  await installation.operator("connect", [shop, "first-delivery"], { token: "token-of-the-shop" });
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(stage.printed.slice(-40).join("\n"));
});

afterAll(async () => {
  await stage?.close();
});

let orders = 0;

/** An order of its own phone; its name and id. */
async function newOrder(address: object = {}, changes: object = {}): Promise<{ id: string; name: string }> {
  orders += 1;
  const name = `#${String(5000 + orders)}`;
  const phone = `+216 20 30${String(orders).padStart(2, "0")} 11`;
  const id = await stage.placeOrder({
    name,
    shipping_address: { ...tunisianAddress, phone, ...address },
    ...changes,
  });
  return { id, name };
}

/** The order's page, as soon as the app has met the order. */
async function openOrder(page: Page, { id, name }: { id: string; name: string }): Promise<FrameLocator> {
  await expect
    .poll(async () => stage.installation.operator("orders", [stage.shop]), { timeout: 60_000, interval: 500 })
    .toContainEqual(expect.objectContaining({ id }));
  const app = await stage.open(page, `/app/orders/${id}`);
  await app.getByRole("heading", { name: new RegExp(name), level: 1 }).waitFor();
  return app;
}

const press = (app: FrameLocator, name: string) => app.getByRole("button", { name, exact: true }).click();

/** The words the result says, once it has the focus. */
async function result(app: FrameLocator): Promise<string> {
  const focused = app.locator(".Polaris-Banner:focus");
  await focused.waitFor({ timeout: 60_000 });
  return focused.innerText();
}

const firstDelivery = () => {
  const carrier = stage.installation.carriers.get("first-delivery");
  if (!carrier) throw new Error("First Delivery does not run");
  return carrier.control;
};

/** What First Delivery was told to bring to this phone's last digits, by its number and state. */
async function parcelsFor(order: { name: string }): Promise<readonly { barCode: string; state: string }[]> {
  const parcel = z.object({ barCode: z.string(), state: z.string(), reference: z.string() });
  const { parcels } = z.object({ parcels: z.array(parcel) }).parse(await firstDelivery().get("ledger"));
  const line = z.object({ order: z.string(), trackingNumber: z.string().nullable() });
  const lines = z.array(line).parse(await stage.installation.operator("shipments", [stage.shop]));
  const numbers = lines
    .filter((shipment) => shipment.order === order.name)
    .map((shipment) => shipment.trackingNumber);
  return parcels.filter(({ barCode }) => numbers.includes(barCode));
}

describe("on an order's page staff", () => {
  it("ship a waiting order, once, whatever they click", async () => {
    const { page, notices, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder();
    const app = await openOrder(page, order);
    await shows(
      app,
      "Pourquoi il n’est pas parti",
      "L’envoi est manuel",
      "votre première connexion qui livre ce pays : Tunisie",
      "Lieu : Ariana, d’après l’adresse.",
      "Rien d’autre ne le retient : il attend que quelqu’un l’expédie.",
    );
    await shot(page, "order-waiting-fr");
    await app.getByRole("button", { name: "Expédier", exact: true }).dblclick();
    expect(await result(app)).toContain("le transporteur a enregistré le colis");
    await shows(app, "Pourquoi il est parti ainsi", "Traitement écrit");
    expect(await parcelsFor(order)).toHaveLength(1);
    await shot(page, "order-shipped-fr");
    expect(await app.getByRole("button", { name: "Expédier", exact: true }).count()).toBe(0);
    expect(notices()).toEqual([]);
    await close();
  });

  it("print the parcel's label in the language they choose, and get it as a file", async () => {
    const { page, notices, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder();
    const app = await openOrder(page, order);
    await press(app, "Expédier");
    await result(app);
    await press(app, "Imprimer");
    await app.getByLabel("Langue du document").selectOption("ar");
    await shot(page, "order-print-fr");
    const download = page.waitForEvent("download");
    await press(app, "Étiquettes");
    expect((await download).suggestedFilename()).toMatch(/^labels\.(pdf|html)$/);
    await app.getByLabel("Langue du document").waitFor({ state: "detached" });
    await press(app, "Actualiser");
    await shows(app, "L’étiquette du colis a été imprimée.");
    expect(notices()).toEqual([]);
    await close();
  });

  it("read the carrier's own words, the newest first", async () => {
    const { page, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder();
    const app = await openOrder(page, order);
    await press(app, "Expédier");
    await result(app);
    const [parcel] = await parcelsFor(order);
    for (const state of ["Enlevé", "En cours", "Chez le voisin"]) {
      await firstDelivery().post("state", { barCode: parcel?.barCode, state });
      await stage.installation.operator("sweep", [stage.shop]);
    }
    await press(app, "Actualiser");
    await shows(app, "Chez le voisin", "Inconnu de Navette", "annonce un état que Navette ne connaît pas");
    const told = app.locator("bdi.navette-raw");
    expect(await told.allTextContents()).toEqual(
      expect.arrayContaining(["Chez le voisin", "En cours", "Enlevé"]),
    );
    expect((await told.allTextContents())[0]).toBe("Chez le voisin");
    await shot(page, "order-timeline-fr");
    await close();
  });

  it("cancel the parcel after being asked once more, and ship the order again as a new one", async () => {
    const { page, notices, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder();
    const app = await openOrder(page, order);
    await press(app, "Expédier");
    await result(app);

    await press(app, "Annuler le colis");
    const dialog = app.getByRole("dialog");
    await dialog.getByText("Navette demande à First Delivery de reprendre le colis").waitFor();
    await shot(page, "order-cancel-dialog-fr");
    await dialog.getByRole("button", { name: "Garder le colis" }).click();
    await dialog.waitFor({ state: "detached" });

    await press(app, "Annuler le colis");
    await dialog.getByRole("button", { name: "Annuler le colis" }).click();
    await expect.poll(() => result(app), { timeout: 60_000 }).toContain("Le colis est annulé.");
    await press(app, "Expédier à nouveau");
    await expect
      .poll(() => result(app), { timeout: 60_000 })
      .toContain("le transporteur a enregistré le colis");
    expect((await parcelsFor(order)).map(({ state }) => state).toSorted()).toEqual([
      "En attente",
      "Supprimé",
    ]);
    await shot(page, "order-shipped-again-fr");
    expect(notices()).toEqual([]);
    await close();
  });

  it("are told why the carrier refuses to give a parcel back, and say that they dealt with it", async () => {
    const { page, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder();
    const app = await openOrder(page, order);
    await press(app, "Expédier");
    await result(app);
    const [parcel] = await parcelsFor(order);
    await firstDelivery().post("state", { barCode: parcel?.barCode, state: "En cours" });
    await press(app, "Annuler le colis");
    await app.getByRole("dialog").getByRole("button", { name: "Annuler le colis" }).click();
    await expect.poll(() => result(app), { timeout: 60_000 }).toContain("Cela n’a pas été fait");
    await shows(app, "First Delivery refuse de reprendre");
    await shot(page, "order-cancel-refused-fr");
    await press(app, "J’ai vu avec le livreur");
    await expect.poll(() => result(app), { timeout: 60_000 }).toContain("C’est noté");
    await shows(app, "Confirmé : le livreur est prévenu.", "Staff Member");
    await close();
  });

  it("see both values of what changed after sending, and say that the courier knows", async () => {
    const { page, notices, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder();
    const app = await openOrder(page, order);
    await press(app, "Expédier");
    await result(app);
    await stage.changeOrder(order.id, {
      shipping_address: { phone: "+216 98 765 432", address1: "3 rue de Rome" },
    });
    await shows(app, "La commande a changé après l’envoi, et First Delivery ne le sait pas.");
    await shows(app, "12 rue de Marseille", "3 rue de Rome", "Maintenant");
    await shot(page, "order-changed-fr");
    await press(app, "J’ai vu avec le livreur");
    await expect.poll(() => result(app), { timeout: 60_000 }).toContain("C’est noté");
    await app.getByText("3 rue de Rome").waitFor({ state: "detached" });
    expect(notices()).toEqual([]);
    await close();
  });

  it("say where an order goes, by keyboard alone", async () => {
    const { page, notices, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder({ city: "Quelque part" });
    const app = await openOrder(page, order);
    await shows(app, "Où livrer cette commande ?");
    await app.getByRole("button", { name: "Livrer à ce lieu" }).focus();
    await page.keyboard.press("Enter");
    await app.locator(".Polaris-InlineError").waitFor();
    await shot(page, "order-place-fr");
    await app.getByLabel("Gouvernorat").focus();
    await page.keyboard.type("Sou");
    await app.getByLabel("Délégation, commune ou ville").fill("Akouda");
    await page.keyboard.press("Enter");
    expect(await result(app)).toContain("Le lieu est noté.");
    await shows(app, "Lieu : Akouda, Sousse, d’après la réponse de votre équipe.");
    expect(notices()).toEqual([]);
    await close();
  });

  it("decide about an order that looks like another one", async () => {
    const { page, notices, close } = await stage.visit({ width: 1280, height: 1700 });
    const phone = "+216 22 444 555";
    const lines = { line_items: [{ title: "Tapis", variant_id: 44001, price: "90", quantity: 1 }] };
    const first = await newOrder({ phone }, lines);
    await openOrder(page, first);
    const second = await newOrder({ phone }, lines);
    const app = await openOrder(page, second);
    await shows(app, `Même téléphone et mêmes articles que la commande ${first.name}`);
    await app.getByRole("link", { name: `Voir la commande ${first.name}` }).waitFor();
    await shot(page, "order-twin-fr");
    await press(app, "Ne pas l’expédier");
    expect(await result(app)).toContain("cette commande ne part pas");
    await shows(app, "Vous avez décidé que cette commande ne part pas");
    await shot(page, "order-twin-skipped-fr");
    expect(await parcelsFor(second)).toEqual([]);
    await press(app, "L’expédier aussi");
    await expect.poll(() => result(app), { timeout: 60_000 }).toContain("peut partir aussi");
    await press(app, "Expédier à nouveau");
    await expect
      .poll(() => result(app), { timeout: 60_000 })
      .toContain("le transporteur a enregistré le colis");
    expect(await parcelsFor(second)).toHaveLength(1);
    expect(notices()).toEqual([]);
    await close();
  });

  it("settle a creation whose answer never came", async () => {
    const { page, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder();
    const app = await openOrder(page, order);
    await firstDelivery().post("faults", [
      { call: "create", kind: "reset-after" },
      { call: "bulk-create", kind: "reset-after" },
      { call: "filter", kind: "500", times: 200 },
    ]);
    await press(app, "Expédier");
    await shows(app, "Le colis existe-t-il chez First Delivery ?");
    await shot(page, "order-uncertain-fr");
    await app.getByLabel("Numéro de suivi, s’il y en a un").fill("683375045999");
    await press(app, "Oui, il existe");
    await expect.poll(() => result(app), { timeout: 60_000 }).toContain("C’est noté : le colis existe.");
    await shows(app, "683375045999");
    await close();
  });

  it("stop a shipment that was not sent, and ship it all the same", async () => {
    const { page, notices, close } = await stage.visit();
    const order = await newOrder();
    const app = await openOrder(page, order);
    await press(app, "Arrêter l’expédition");
    await app.getByRole("dialog").getByRole("button", { name: "Arrêter l’expédition" }).click();
    expect(await result(app)).toContain("L’expédition est arrêtée.");
    await press(app, "Expédier à nouveau");
    await expect
      .poll(() => result(app), { timeout: 60_000 })
      .toContain("le transporteur a enregistré le colis");
    expect(await parcelsFor(order)).toHaveLength(1);
    expect(notices()).toEqual([]);
    await close();
  });

  it("are told in words what cannot be done, instead of an error", async () => {
    const { page, close } = await stage.visit();
    const order = await newOrder({ phone: null }, { phone: null });
    const app = await openOrder(page, order);
    await press(app, "Expédier");
    expect(await result(app)).toContain("La commande n’a aucun numéro de téléphone.");
    await press(app, "Relancer");
    await expect.poll(() => result(app), { timeout: 60_000 }).toContain("aucun numéro de téléphone");
    await close();
  });

  it("choose the carrier where the shop has several, and validate by hand", async () => {
    const { shop, installation } = stage;
    const { page, notices, close } = await stage.visit({ width: 1280, height: 1700 });
    const url = installation.carriers.get("ecotrack")?.url;
    await installation.operator("connect", [shop, "ecotrack"], { host: url, token: "token-of-the-shop" });
    await installation.operator("sweep", [shop]);
    const order = await newOrder(
      { country_code: "DZ", city: "Alger Centre", province: "Alger", phone: "+213 551 23 45 67" },
      { currency: "DZD", line_items: [{ title: "Théière", sku: "TH-2", price: "4500", quantity: 1 }] },
    );
    const app = await openOrder(page, order);
    await press(app, "Expédier");
    const dialog = app.getByRole("dialog");
    // The box itself lies under its drawing.
    await dialog.getByText("ECOTRACK").click();
    await shot(page, "order-ship-dialog-fr");
    await dialog.getByRole("button", { name: "Expédier" }).click();
    await expect
      .poll(() => result(app), { timeout: 60_000 })
      .toMatch(/a enregistré le colis|ne l’enlève qu’une fois validé/);
    await press(app, "Valider l’expédition");
    await expect.poll(() => result(app), { timeout: 60_000 }).toContain("L’expédition est validée.");
    expect(notices()).toEqual([]);
    await close();
  });
});

describe("an order's page", () => {
  it("reads from right to left in Arabic, on a desk and on a phone", async () => {
    const { page, notices, close } = await stage.visit({ width: 1280, height: 1700 });
    const order = await newOrder({ city: "Quelque part" });
    const app = await openOrder(page, order);
    const list = await stage.open(page);
    await list.getByLabel("Langue").selectOption("ar");
    await list.getByRole("heading", { name: "الشحنات" }).waitFor();
    await openOrder(page, order);
    await shows(app, "إلى أين يُسلّم هذا الطلب؟", "لماذا لم يخرج");
    expect(await app.locator("html").getAttribute("dir")).toBe("rtl");
    await shot(page, "order-place-ar");
    expect(notices()).toEqual([]);
    await close();

    const phone = await stage.visit({ width: 390, height: 2200 });
    const narrow = await openOrder(phone.page, order);
    await shows(narrow, "إلى أين يُسلّم هذا الطلب؟");
    await shot(phone.page, "order-place-narrow-ar");
    expect(await overflow(narrow)).toBe(0);
    await narrow.getByLabel("الولاية").selectOption("أريانة");
    await press(narrow, "التسليم في هذا المكان");
    expect(await result(narrow)).toContain("سُجّل المكان.");
    await press(narrow, "إيقاف الشحنة");
    await shot(phone.page, "order-stop-dialog-narrow-ar");
    expect(await overflow(narrow)).toBe(0);
    await phone.close();
  });

  it("fits a phone in French", async () => {
    const list = await stage.visit();
    const lists = await stage.open(list.page);
    await lists.getByLabel("اللغة").selectOption("fr");
    await lists.getByRole("heading", { name: "Expéditions" }).waitFor();
    await list.close();
    const { page, close } = await stage.visit({ width: 390, height: 2200 });
    const order = await newOrder();
    const app = await openOrder(page, order);
    await press(app, "Expédier");
    const dialog = app.getByRole("dialog");
    await dialog.getByRole("button", { name: "Expédier" }).click();
    expect(await result(app)).toContain("le transporteur a enregistré le colis");
    await shot(page, "order-narrow-fr");
    expect(await overflow(app)).toBe(0);
    await close();
  });
});
