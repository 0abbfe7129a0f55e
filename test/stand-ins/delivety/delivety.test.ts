import { afterEach, describe, expect, it } from "vitest";
import { type RunningStandIn, startStandIn } from "../kit";
import { standIn } from "./index";
import { BAN_MS, createLimits } from "./limits";

let running: RunningStandIn | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const start = async (options: Record<string, string> = {}): Promise<RunningStandIn> => {
  running = await startStandIn(standIn, { options });
  return running;
};

/** The document's example, its misprints kept. */
const order = (changes: Record<string, unknown> = {}): object => ({
  access_token: "tok-a",
  phone: "123680000000",
  id: 123456,
  first_name: "John Dowe",
  email: "john@example.com",
  address: "123, Sunset blvd",
  comment: "no sesame please - #4001 NV0123456789",
  delvery_date: "2021-12-31",
  delvery_time: "18:45:00",
  products: [
    { api_id: 139, count: 1, price: 15 },
    { api_id: 385, count: 1, price: 18 },
  ],
  payment: { type: 2, status: 2, sum: 33, amount: 28.95, receiver_commision: 1.05 },
  promotion: {
    discount_percent: 10,
    involved_dishes: [{ api_id: 139, count: 1 }],
    resulted_dishes: [{ api_id: 598, count: 1, modification: -12 }],
  },
  ...changes,
});

const post = async (body: unknown, key = "sdf34asdv1"): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(`${running?.url}/hooks/catch/${key}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
};

describe("a push", () => {
  it("is an order in the kitchen, without its token in the ledger", async () => {
    const { control } = await start();
    expect(await post(order())).toEqual({ status: 200, body: { success: true } });
    const ledger = await control.get("ledger");
    expect(ledger).toMatchObject({
      orders: [
        {
          n: 1,
          key: "sdf34asdv1",
          id: 123456,
          reference: "NV0123456789",
          name: "#4001",
          sum: 33,
          amount: 28.95,
          collects: 0,
        },
      ],
      calls: [{ operation: "order", status: 200, note: { n: 1, reference: "NV0123456789" } }],
    });
    expect(JSON.stringify(ledger)).not.toContain("tok-a");
  });

  it("is another order when it comes again", async () => {
    const { control } = await start();
    await post(order());
    await post(order());
    expect(await control.get("ledger")).toMatchObject({ orders: [{ n: 1 }, { n: 2 }] });
  });

  it.each([
    [{ phone: "+123680000000" }, "phone: seuls les chiffres sont acceptés"],
    [{ phone: 123680000000 }, "phone: un texte est attendu"],
    [{ id: "123456" }, "id: un nombre est attendu"],
    [{ products: [] }, "products: au moins un plat"],
    [{ products: undefined }, "products: obligatoire"],
    [{ products: [{ api_id: "139", count: 1, price: 15 }] }, "products.api_id: un nombre est attendu"],
    [{ products: [{ api_id: 139, count: 0, price: 15 }] }, "products.count: au moins 1"],
    [{ products: [{ api_id: 139, count: 1, price: "15" }] }, "products.price: un nombre est attendu"],
    [
      { products: [{ api_id: 598, count: 1, price: 1 }] },
      "resulted_dishes.api_id: 598 est aussi dans products",
    ],
    [{ payment: { type: 4, status: 2, sum: 1, amount: 1 } }, "payment.type: 1, 2 ou 3 est attendu"],
    [{ payment: { type: 1, status: 3, sum: 1, amount: 1 } }, "payment.status: -1, 0, 1 ou 2 est attendu"],
    [{ payment: { type: 1, status: 1, sum: 1, amount: -1 } }, "payment.amount: au moins 0"],
    [
      { payment: { type: 1, status: 1, sum: 1, amount: 1, receiver_commision: 1, reciver_commission: 2 } },
      "payment.receiver_commision: reciver_commission dit autre chose",
    ],
    [{ delvery_date: "31/12/2021" }, "delvery_date: AAAA-MM-JJ est attendu"],
    [{ delivery_date: "2022-01-01" }, "delvery_date: delivery_date dit autre chose"],
    [{ delvery_time: "18h45" }, "delvery_time: HH:MM:SS est attendu"],
  ])("is refused with %j", async (changes, message) => {
    const { control } = await start();
    expect(await post(order(changes))).toEqual({ status: 422, body: { message } });
    expect(await control.get("ledger")).toMatchObject({
      orders: [],
      calls: [{ note: { refused: message } }],
    });
  });

  it("needs a token and a hook that exist", async () => {
    const { url, control } = await start();
    expect(await post(order({ access_token: "bad-token" }))).toMatchObject({ status: 401 });
    expect(await post(order({ access_token: undefined }))).toMatchObject({ status: 401 });
    expect(await post(order(), "bad-key")).toMatchObject({ status: 401 });
    expect(await post(order(), "gone")).toMatchObject({ status: 404 });
    expect(await control.post("hooks", { replace: "old", by: "new" })).toEqual({
      hookUrl: `${url}/hooks/catch/new`,
    });
    expect(await post(order(), "old")).toMatchObject({ status: 404 });
    expect(await post(order(), "new")).toMatchObject({ status: 200 });
  });

  it("tells what the courier takes at the door", async () => {
    const { control } = await start();
    const payments = [
      { type: 1, status: 1, sum: 33, amount: 30 },
      { type: 1, status: 2, sum: 33, amount: 30 },
      { type: 2, status: 1, sum: 33, amount: 30 },
      { type: 3, status: 1, sum: 33, amount: 30 },
      undefined,
    ];
    for (const payment of payments) await post(order({ payment }));
    expect(await control.get("ledger")).toMatchObject({
      orders: [{ collects: 30 }, { collects: 0 }, { collects: 30 }, { collects: 0 }, { collects: null }],
    });
  });
});

describe("the limit", () => {
  const many = async (count: number, body: object): Promise<number[]> => {
    const answers = await Promise.all(Array.from({ length: count }, () => post(body)));
    return answers.map(({ status }) => status).sort();
  };

  it("turns the eleventh of a second away, whichever hook it comes by", async () => {
    const { control } = await start();
    const first = await many(10, order());
    expect(new Set(first)).toEqual(new Set([200]));
    expect(await post(order(), "another-hook")).toMatchObject({ status: 426 });
    expect(await post(order({ access_token: "tok-b" }))).toMatchObject({ status: 200 });
    expect(await control.get("ledger")).toMatchObject({ rejections: { tooFast: 1, banned: 0 } });
  });

  it("is one for all tokens where they are one company's", async () => {
    await start({ "one-company": "true" });
    await many(10, order());
    expect(await post(order({ access_token: "tok-b" }))).toMatchObject({ status: 426 });
  });

  it("slides, and bans who does not slow down", () => {
    let now = 0;
    const limits = createLimits(() => now);
    const ten = Array.from({ length: 10 }, () => limits.over("a"));
    expect(new Set(ten)).toEqual(new Set([undefined]));
    now = 999;
    expect([limits.over("a"), limits.over("a"), limits.over("b")]).toEqual([
      "too-fast",
      "too-fast",
      undefined,
    ]);
    expect([limits.over("a"), limits.over("a")]).toEqual(["too-fast", "banned"]);
    now = 1_000;
    expect(limits.over("a")).toBe("banned");
    now = 999 + BAN_MS;
    expect(limits.over("a")).toBeUndefined();
    expect(limits.counts).toEqual({ tooFast: 3, banned: 2 });
  });
});

it("plays faults in its own words", async () => {
  const { control } = await start();
  await control.post("faults", [
    { call: "order", kind: 426 },
    { call: "order", kind: 500, processed: true },
  ]);
  expect(await post(order())).toEqual({ status: 426, body: { message: "Plus de 10 requêtes par seconde" } });
  expect(await post(order())).toMatchObject({ status: 500 });
  expect(await control.get("ledger")).toMatchObject({ orders: [{ reference: "NV0123456789" }] });
});
