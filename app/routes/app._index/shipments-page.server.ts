import { z } from "zod";
import type { ShopDomain } from "~/shipping/ids";
import { shipmentStates } from "~/shipping/shipment";
import type { ListPlace } from "~/ui/list-address";
import type { SearchAnswer, SearchQuestion, ShipmentsPage } from "~/ui/shipment-row";
import { shipmentViews, statesIn, statesOffered } from "~/ui/shipment-views";
import type { World } from "~/use-cases/world";
import { rowOf } from "../app/rows.server";

/** What can be asked of the list: in its address, or beside a searched term. Anything unknown is left out. */
const question = z
  .object({
    view: z.enum(shipmentViews).catch("all"),
    /** With commas between them. */
    states: z.string().max(300).catch(""),
    /** A cursor: whatever the store made of it, never long. */
    after: z
      .string()
      .max(200)
      .transform((after) => after || null)
      .nullable()
      .catch(null),
  })
  .transform(({ view, states, after }) => {
    const asked = states.split(",");
    const offered = statesOffered(view);
    return { view, states: shipmentStates.filter((s) => offered.includes(s) && asked.includes(s)), after };
  });

/** What the address asks for: the whole list from its start where it asks for nothing we know. */
export function readQuery(request: Request): ListPlace {
  return question.parse(Object.fromEntries(new URL(request.url).searchParams));
}

const term = z.string().trim().max(200).catch("");

/** What the search form asks for. */
export function readSearch(form: FormData): SearchQuestion {
  const fields = Object.fromEntries(form);
  return { ...question.parse(fields), search: term.parse(fields["search"]) };
}

/** A screen's worth: more would only be scrolled past. */
const pageSize = 50;

/** One page of the list; `after` is the cursor an earlier page named as its `next`. */
export async function readShipmentsPage(
  world: World,
  shop: ShopDomain,
  { view, states, after, search = "" }: ListPlace & { readonly search?: string },
): Promise<ShipmentsPage> {
  if (view === "notShipping") return unshippedOrders(world, shop, after);
  const wanted = states.length > 0 ? states : statesIn(view);
  const { shipments, next } = await world.store.shipments.page(shop, {
    ...(wanted ? { states: wanted } : {}),
    ...(search === "" ? {} : { search }),
    ...(after === null ? {} : { after }),
    limit: pageSize,
  });
  return { kind: "shipments", rows: shipments.map(rowOf), next };
}

async function unshippedOrders(world: World, shop: ShopDomain, after: string | null): Promise<ShipmentsPage> {
  const { orders, next } = await world.store.orders.notShipping(shop, { after, limit: pageSize });
  return {
    kind: "orders",
    rows: orders.map(({ order: { id, name }, problem }) => ({ id, name, problem })),
    next,
  };
}

/** What a search finds, and the order of that very name where the page shows nothing of it: it may not ship at all. */
export async function readSearchAnswer(
  world: World,
  shop: ShopDomain,
  asked: SearchQuestion,
): Promise<SearchAnswer> {
  const page = await readShipmentsPage(world, shop, asked);
  const named = asked.after === null ? await orderNamed(world, shop, asked.search) : null;
  const isShown = (id: string): boolean =>
    page.kind === "orders"
      ? page.rows.some((row) => row.id === id)
      : page.rows.some((row) => row.orderId === id);
  return { question: asked, page, elsewhere: named && !isShown(named.id) ? named : null };
}

/** With or without the sign that most shops' order names begin with. */
async function orderNamed(world: World, shop: ShopDomain, name: string): Promise<SearchAnswer["elsewhere"]> {
  if (name === "") return null;
  const { orders } = world.store;
  const found = (await orders.findByNameOrId(shop, name)) ?? (await orders.findByNameOrId(shop, `#${name}`));
  return found && { id: found.order.id, name: found.order.name };
}
