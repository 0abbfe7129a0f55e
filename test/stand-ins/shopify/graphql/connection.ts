/** A connection over items that are sorted by a key: pages by `first`/`after` and `last`/`before`. */
import { GraphQLError } from "graphql";

export type PageArgs = {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
};

export type Connection<Node> = {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
};

const LARGEST_PAGE = 250;

/**
 * `keyOf` gives each item a text that sorts as the connection is sorted. A cursor is that key, so that a page goes
 * on at the right place although items moved meanwhile.
 */
export function connection<Item, Node>(
  items: readonly Item[],
  args: PageArgs,
  keyOf: (item: Item, index: number) => string,
  toNode: (item: Item) => Node,
): Connection<Node> {
  const size = args.first ?? args.last;
  if (size === undefined || size === null) throw new GraphQLError("you must provide one of first or last");
  if (size < 0 || size > LARGEST_PAGE) {
    throw new GraphQLError(`the page size must be between 0 and ${LARGEST_PAGE}, it is ${size}`);
  }

  const keyed = items
    .map((item, index) => ({ item, key: keyOf(item, index) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (args.reverse === true) keyed.reverse();
  const isAfter = (key: string, cursor: string): boolean =>
    args.reverse === true ? key < cursor : key > cursor;

  const { after, before } = { after: readCursor(args.after), before: readCursor(args.before) };
  const between = keyed.filter(
    ({ key }) => (after === null || isAfter(key, after)) && (before === null || isAfter(before, key)),
  );
  const fromEnd = args.first === undefined || args.first === null;
  const page = fromEnd ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size);
  const cut = between.length > page.length;

  const edges = page.map(({ item, key }) => ({ cursor: writeCursor(key), node: toNode(item) }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: fromEnd ? before !== null : cut,
      hasPreviousPage: fromEnd ? cut : after !== null && keyed.length > between.length,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Items in the order they stand. */
export function listConnection<Item, Node>(
  items: readonly Item[],
  args: PageArgs,
  toNode: (item: Item) => Node,
): Connection<Node> {
  return connection(items, args, (_item, index) => String(index).padStart(9, "0"), toNode);
}

/** A plain list with an optional `first`. */
export function firstOf<Item>(
  items: readonly Item[],
  args: { readonly first?: number | null },
): readonly Item[] {
  return args.first === undefined || args.first === null ? items : items.slice(0, args.first);
}

function writeCursor(key: string): string {
  return Buffer.from(JSON.stringify({ last_key: key })).toString("base64");
}

function readCursor(cursor: string | null | undefined): string | null {
  if (cursor === null || cursor === undefined) return null;
  const key = /^\{"last_key":"(.*)"\}$/.exec(Buffer.from(cursor, "base64").toString())?.[1];
  if (key === undefined) throw new GraphQLError("Invalid cursor for current pagination sort.");
  return key;
}
