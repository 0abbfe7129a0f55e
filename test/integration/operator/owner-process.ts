import { serveOperator } from "~/operator/socket.server";
import type { OperatorContext } from "~/operator/verb";

/** An owner of a data directory with a long list of orders, for a test that kills it: `owner-process.ts DIRECTORY`. */
const [directory = ""] = process.argv.slice(2);

const orders = Array.from({ length: 400_000 }, (_, index) => ({
  order: { id: String(index), name: `#${index}` },
  problem: null,
}));

const context = {
  world: {
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    store: {
      shops: { find: async () => ({ domain: "zitouna.myshopify.com", uninstalledAt: null }) },
      shipments: { list: async () => [] },
      orders: { list: async () => orders },
    },
  },
  rotateKeys: async () => ({}),
} as unknown as OperatorContext; // only what listing orders reads

await serveOperator(directory, context);
process.stdout.write("listening\n");
