import type { FrameLocator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { until } from "../demo/until";
import { openStage, overflow, shows, tunisianAddress, type AppStage } from "./app-stage";
import { shot } from "./browser";

let stage: AppStage;

/** More than a page holds. */
const count = 56;
const nameOf = (index: number): string => `#${String(4000 + index)}`;

beforeAll(async () => {
  stage = await openStage("navette-list.myshopify.com");
  const { shop, installation } = stage;
  await installation.operator("install", [shop], { accessToken: "shpat_list", scope: "read_orders" });
  await installation.operator("connect", [shop, "first-delivery"], { token: "token-of-the-shop" });
  // Manual mode: they wait, all but one without a phone being alike.
  for (let index = 1; index <= count; index += 1) {
    await stage.placeOrder({
      name: nameOf(index),
      shipping_address: {
        ...tunisianAddress,
        name: index === 7 ? "Yasmine Ben Amor" : "Amine Trabelsi",
        phone: `+216 20 ${String(100 + index)} ${String(200 + index)}`,
      },
    });
  }
  await stage.placeOrder({
    name: "#4900",
    line_items: [{ title: "Carte cadeau", price: "50", quantity: 1, requires_shipping: false }],
  });
  const orders = async () => (await installation.operator("orders", [shop])).length;
  await until(async () => ((await orders()) > count ? true : null), 120_000, 1_000);
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(stage.printed.slice(-40).join("\n"));
});

afterAll(async () => {
  await stage?.close();
});

const searchBox = (app: FrameLocator) =>
  app.getByRole("textbox", { name: "Commande, numéro de suivi, téléphone ou nom" });

/** The orders the list shows, in its order. */
const listed = (app: FrameLocator) => app.getByRole("link", { name: /^#\d+$/ });

describe("the shipments list", () => {
  it("turns its pages, there and back", async () => {
    const { page, notices, close } = await stage.visit();
    const app = await stage.open(page);
    await shows(app, nameOf(count));
    expect(await listed(app).count()).toBe(50);

    await app.getByRole("button", { name: "Suivant" }).click();
    await shows(app, nameOf(1));
    expect(await listed(app).count()).toBe(count - 50);
    await app.getByRole("button", { name: "Précédent" }).click();
    await shows(app, nameOf(count));
    expect(notices()).toEqual([]);
    await close();
  });

  it("finds by order, whole phone and name, and never writes the term into an address", async () => {
    const { page, notices, close } = await stage.visit();
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    const app = await stage.open(page);
    await shows(app, nameOf(count));

    await searchBox(app).fill("4012");
    await expect.poll(() => listed(app).allTextContents(), { timeout: 30_000 }).toEqual(["#4012"]);
    await searchBox(app).fill("20 107 207");
    await expect.poll(() => listed(app).allTextContents(), { timeout: 30_000 }).toEqual(["#4007"]);
    await searchBox(app).fill("ben AMOR");
    await expect.poll(() => listed(app).allTextContents(), { timeout: 30_000 }).toEqual(["#4007"]);
    await shot(page, "list-search-fr");

    // An order's page and back: what was searched is still there.
    await app.getByRole("link", { name: "#4007" }).click();
    await app.getByRole("heading", { name: "Commande #4007" }).waitFor();
    await app.getByRole("link", { name: "Expéditions" }).click();
    await expect.poll(() => listed(app).allTextContents(), { timeout: 30_000 }).toEqual(["#4007"]);
    expect(await searchBox(app).inputValue()).toBe("ben AMOR");

    const written = [...addresses, page.url()].map((address) => decodeURIComponent(address));
    expect(written.filter((address) => /amor|107.?207/i.test(address))).toEqual([]);
    expect(notices()).toEqual([]);
    await close();
  });

  it("turns the pages of what was found", async () => {
    const { page, close } = await stage.visit();
    const app = await stage.open(page);
    await searchBox(app).fill("trabelsi");
    await app.getByText(nameOf(7), { exact: true }).waitFor({ state: "detached" });
    await expect.poll(() => listed(app).count(), { timeout: 30_000 }).toBe(50);
    await app.getByRole("button", { name: "Suivant" }).click();
    await shows(app, nameOf(1));
    expect(await listed(app).allTextContents()).not.toContain(nameOf(7));
    await app.getByRole("button", { name: "Précédent" }).click();
    await shows(app, nameOf(count));
    await close();
  });

  it("says what was searched where nothing is found, and clears it by keyboard", async () => {
    const { page, notices, close } = await stage.visit();
    const app = await stage.open(page);
    await searchBox(app).fill("Personne");
    await app.getByRole("heading", { name: "Rien trouvé pour « Personne »" }).waitFor();
    await shot(page, "list-nothing-found-fr");
    await app.getByRole("button", { name: "Effacer la recherche" }).focus();
    await page.keyboard.press("Enter");
    await shows(app, nameOf(count));
    expect(await searchBox(app).inputValue()).toBe("");
    expect(notices()).toEqual([]);
    await close();
  });

  it("shows the way to an order that does not ship", async () => {
    const { page, close } = await stage.visit();
    const app = await stage.open(page);
    await searchBox(app).fill("4900");
    await app.getByRole("link", { name: "Ouvrir la commande #4900" }).click();
    await app.getByRole("heading", { name: "Commande #4900" }).waitFor();
    await shows(app, "Tout dans cette commande est numérique");
    await close();
  });

  it("is narrowed to states, together with a search", async () => {
    const { page, notices, close } = await stage.visit();
    const app = await stage.open(page);
    await shows(app, nameOf(count));
    await app.getByRole("button", { name: "État", exact: true }).click();
    await app.getByLabel("Livré", { exact: true }).check();
    await app.getByRole("heading", { name: "Aucune expédition dans cet état" }).waitFor();
    await shot(page, "list-state-filter-fr");
    await app.getByLabel("En attente", { exact: true }).check();
    await app.getByLabel("Livré", { exact: true }).uncheck();
    await shows(app, nameOf(count));
    await page.keyboard.press("Escape");
    await searchBox(app).fill("4012");
    await expect.poll(() => listed(app).allTextContents(), { timeout: 30_000 }).toEqual(["#4012"]);
    await app.getByRole("tab", { name: "Livrées" }).click();
    await app.getByRole("heading", { name: "Rien trouvé pour « 4012 »" }).waitFor();
    expect(notices()).toEqual([]);
    await close();
  });

  it("fits a phone, in Arabic as well", async () => {
    const { page, close } = await stage.visit({ width: 390, height: 900 });
    const app = await stage.open(page);
    await shows(app, nameOf(count));
    await shot(page, "list-narrow-fr");
    expect(await overflow(app)).toBe(0);

    await app.getByLabel("Langue").selectOption("ar");
    await app.getByRole("heading", { name: "الشحنات" }).waitFor();
    await app.getByRole("textbox", { name: "طلب أو رقم تتبع أو هاتف أو اسم" }).fill("Yasmine");
    await expect.poll(() => listed(app).allTextContents(), { timeout: 30_000 }).toEqual(["#4007"]);
    await app.getByRole("button", { name: "الحالة", exact: true }).click();
    await app.getByLabel("سُلّم", { exact: true }).waitFor();
    await shot(page, "list-narrow-ar");
    expect(await overflow(app)).toBe(0);
    await close();
  });

  it("mirrors in Arabic on a wide screen", async () => {
    const { page, close } = await stage.visit();
    const app = await stage.open(page);
    await shows(app, nameOf(count));
    await app.getByRole("button", { name: "الحالة", exact: true }).click();
    await app.getByLabel("سُلّم", { exact: true }).waitFor();
    await shot(page, "list-wide-ar");
    await close();
  });
});
