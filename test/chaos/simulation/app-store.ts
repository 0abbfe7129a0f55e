import { formatAmount } from "~/shipping/money";
import type { Rooms, Store, Transaction } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import { commitPointOfCaller, isWrite } from "./commit-points";
import type { Kills } from "./kills";
import type { VirtualQueue } from "./queue";
import type { Life, Scheduler } from "./scheduler";

/** The connection to the database breaks at the nth step there, before its work or after it was committed. */
export interface DatabaseFault {
  readonly nth: number;
  readonly when: "before" | "after";
}

/** What the database of a world counts, whoever asks. */
export class DatabaseFaults {
  readonly #plan: readonly DatabaseFault[];
  #count = 0;
  met = 0;
  isOver = false;

  constructor(plan: readonly DatabaseFault[]) {
    this.#plan = plan;
  }

  next(): DatabaseFault["when"] | null {
    this.#count += 1;
    const fault = this.#plan.find(({ nth }) => nth === this.#count);
    if (!fault || this.isOver) return null;
    this.met += 1;
    return fault.when;
  }
}

/** A state of a shipment as it was committed. */
export interface SeenState {
  readonly shipment: string;
  readonly state: string;
  readonly problem: string | null;
  /** Fields that changed after the carrier was told, where that is the problem. */
  readonly changed: readonly string[];
  readonly at: number;
}

/** What an order owes, as Navette came to know it. */
export interface HeardOwed {
  readonly order: string;
  readonly amount: string;
  readonly at: number;
}

export interface AppStoreParts {
  readonly store: Store;
  readonly life: Life;
  readonly scheduler: Scheduler;
  readonly queue: VirtualQueue;
  readonly kills: Kills;
  readonly faults: DatabaseFaults;
  readonly trace: (line: string) => void;
  readonly seen: (state: SeenState) => void;
  readonly heard: (owed: HeardOwed) => void;
}

const connectionLost = (): Error => new Error("Connection terminated unexpectedly");

/**
 * The real store as one process of a world sees it: every call and every transaction is a step of the scheduler, at which
 * the process may die and the connection may break. A transaction is one step, as on the embedded database.
 */
export function appStore(parts: AppStoreParts): Store {
  const { store, life, scheduler, kills, faults } = parts;
  const rooms = Object.entries(store).flatMap(([name, room]: [string, unknown]) =>
    typeof room === "object" && room !== null ? [[name, roomInSteps(parts, name, room)] as const] : [],
  );
  return {
    // Every room of the store under its own name.
    ...(Object.fromEntries(rooms) as unknown as Rooms),
    transaction: (work) => {
      const point = commitPointOfCaller();
      return scheduler.perform(life, `transaction of ${point}`, 0, async () => {
        const stage = parts.queue.stage();
        const states: SeenState[] = [];
        const heard: HeardOwed[] = [];
        const fault = faults.next();
        if (fault === "before") throw connectionLost();
        const result = await store.transaction(async (tx) => {
          const worked = await work({ ...watched(tx, states, heard, scheduler), jobs: stage.jobs });
          kills.pass(life, `before commit ${point}`);
          return worked;
        });
        stage.commit();
        for (const owed of heard) parts.heard(owed);
        for (const state of states) {
          parts.seen(state);
          parts.trace(
            `${life.name} saves ${state.shipment.slice(0, 8)} as ${state.state}${state.problem ? ` ${state.problem}` : ""} (${point})`,
          );
        }
        kills.pass(life, `after commit ${point}`);
        if (fault === "after") throw connectionLost();
        return result;
      });
    },
  };
}

/** Sees what is written; it counts once it is committed. */
function watched(
  tx: Transaction,
  states: SeenState[],
  heard: HeardOwed[],
  scheduler: Scheduler,
): Transaction {
  const see = ({ id, state, problem }: Shipment): void => {
    const changed = (problem?.changes ?? []).map(({ field }) => field);
    states.push({ shipment: id, state, problem: problem?.code ?? null, changed, at: scheduler.now() });
  };
  return {
    ...tx,
    orders: {
      ...tx.orders,
      save: async (shop, stored) => {
        await tx.orders.save(shop, stored);
        const { id, owed } = stored.order;
        if (owed) heard.push({ order: id, amount: formatAmount(owed), at: scheduler.now() });
      },
    },
    shipments: {
      ...tx.shipments,
      add: async (shop, shipment) => {
        await tx.shipments.add(shop, shipment);
        see(shipment);
      },
      save: async (shop, shipment) => {
        await tx.shipments.save(shop, shipment);
        see(shipment);
      },
    },
  };
}

/** Each method of a room as a step; writes are commits. */
export function roomInSteps<Room extends object>(
  { life, scheduler, kills, faults }: Pick<AppStoreParts, "life" | "scheduler" | "kills" | "faults">,
  name: string,
  room: Room,
): Room {
  const inSteps = Object.entries(room).map(([method, call]: [string, unknown]) => {
    if (typeof call !== "function") return [method, call];
    const point = `${name}.${method}`;
    const stepped = (...words: unknown[]) =>
      scheduler.perform(life, point, 0, async () => {
        const fault = faults.next();
        if (fault === "before") throw connectionLost();
        if (isWrite(method)) kills.pass(life, `before commit ${point}`);
        // The room's own method with the very words it was called with.
        const result: unknown = await (call as (...given: unknown[]) => unknown).apply(room, words);
        if (isWrite(method)) kills.pass(life, `after commit ${point}`);
        if (fault === "after" && isWrite(method)) throw connectionLost();
        return result;
      });
    return [method, stepped];
  });
  // The same methods under the same names, each answering what the room's own answers.
  return Object.fromEntries(inSteps) as Room;
}
