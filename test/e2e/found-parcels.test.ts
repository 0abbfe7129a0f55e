import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openStage, overflow, shows, tunisianAddress, type AppStage } from "./app-stage";
import { shot } from "./browser";

const token = "token-of-the-shop";
let stage: AppStage;

beforeAll(async () => {
  stage = await openStage("navette-found.myshopify.com");
  const { shop, installation } = stage;
  await installation.operator("install", [shop], { accessToken: "shpat_found", scope: "read_orders" });
  await installation.operator("connect", [shop, "first-delivery"], { token });
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(stage.printed.slice(-40).join("\n"));
});

afterAll(async () => {
  await stage?.close();
});

/** As staff do on First Delivery's own site; its number. */
async function madeByHand(telephone: string): Promise<string> {
  const url = stage.installation.carriers.get("first-delivery")?.url ?? "";
  const { address1: adresse, city: ville, name: nom } = tunisianAddress;
  const answer = await fetch(`${url}/api/v2/create`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      Client: { nom, adresse, ville, gouvernerat: "Ariana", telephone },
      Produit: { prix: 45.5, designation: "Par téléphone", nombreArticle: 1, article: "Théière" },
    }),
  });
  // The document's answer.
  const { result } = (await answer.json()) as { result: { barCode: string } };
  return result.barCode;
}

const shipmentLine = z.looseObject({ orderId: z.string(), trackingNumber: z.string().nullable() });

describe("parcels that only the carrier knows", () => {
  it("are offered to staff, who adopt one and put the other aside; the journal has their name", async () => {
    const { shop, installation } = stage;
    const id = await stage.placeOrder({
      name: "#6001",
      shipping_address: { ...tunisianAddress, phone: "+216 20 606 001" },
    });
    await expect
      .poll(() => installation.operator("orders", [shop]), { timeout: 60_000, interval: 500 })
      .toContainEqual(expect.objectContaining({ id }));
    const offered = await madeByHand("20606001");
    const unknown = await madeByHand("20606999");
    expect(await installation.operator("reconcile", [shop])).toMatchObject([
      { parcels: { listed: 2, offered: 1, unknown: 1, raised: 0 } },
    ]);

    const { page, notices, close } = await stage.visit();
    const app = await stage.open(page);
    await shows(app, "Un transporteur a 1 colis inconnu ici.");
    await app.getByRole("link", { name: "Les regarder" }).click();
    await app.getByRole("heading", { name: "Colis trouvés chez les transporteurs", level: 1 }).waitFor();
    await shows(app, offered, unknown, "Il n’a pas été créé par Navette.");
    await shot(page, "found-fr");
    await app.getByRole("button", { name: "L’adopter pour #6001" }).click();
    await shows(app, "C’est noté : le colis est suivi, et sa commande traitée.");
    await app.getByRole("button", { name: "Pas à nous" }).click();
    await shows(app, "C’est noté : ce colis n’est plus montré.", "Aucun colis n’est inconnu ici");

    const shipments = z.array(shipmentLine).parse(await installation.operator("shipments", [shop]));
    expect(shipments).toMatchObject([{ orderId: id, trackingNumber: offered, state: "created" }]);
    const order = await stage.open(page, `/app/orders/${id}`);
    await shows(order, `Le colis ${offered}, trouvé chez First Delivery`, "Staff Member");
    expect(notices()).toEqual([]);
    await close();
  });

  it("fit a telephone, from right to left", async () => {
    await madeByHand("20606777");
    await stage.installation.operator("reconcile", [stage.shop]);
    const { page, notices, close } = await stage.visit({ width: 390, height: 844 });
    const app = await stage.open(page, "/app");
    await app.getByLabel("Langue").selectOption("ar");
    await shows(app, "لدى شركة توصيل طرد واحد غير معروف هنا.");
    await app.getByRole("link", { name: "لدى شركة توصيل طرد واحد غير معروف هنا." }).click();
    await app.getByRole("button", { name: "ليس لنا" }).waitFor();
    expect(await overflow(app)).toBe(0);
    await shot(page, "found-ar-narrow");
    expect(notices()).toEqual([]);
    await close();
  });
});
