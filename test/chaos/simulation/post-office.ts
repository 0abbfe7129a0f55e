import type { Random } from "../random";
import type { Scheduler } from "./scheduler";

/** A webhook on its way to the app. */
export interface Letter {
  readonly from: "shopify" | "dropcolis";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the history: what it is about. */
  readonly about: string;
}

/** What the world does to webhooks. */
export interface PostPlan {
  readonly duplicates: boolean;
  readonly reordered: boolean;
  readonly delayed: boolean;
  readonly dropped: boolean;
  readonly replayed: boolean;
}

export const postFaultKinds = [
  "webhook-duplicated",
  "webhook-reordered",
  "webhook-delayed",
  "webhook-dropped",
  "webhook-replayed",
] as const;
export type PostFaultKind = (typeof postFaultKinds)[number];

/** Seconds before each further try of a letter nobody took: Shopify's eight over four hours, Dropcolis' six. */
const retrySeconds = {
  shopify: [10, 60, 300, 900, 1_800, 2_700, 3_600, 5_000],
  dropcolis: [1, 2, 4, 8, 16, 32],
} as const;

/** How long the sender waits for an answer. */
const patience = 5_000;

/** Carries webhooks to the app: late, twice, in another order, or never. */
export class PostOffice {
  readonly #scheduler: Scheduler;
  readonly #plan: PostPlan;
  readonly #random: Random;
  /** Hands a letter to a living process; answers its status, or null when nobody answered. */
  readonly #ring: (letter: Letter, answered: (status: number | null) => void) => void;
  readonly #met = new Map<PostFaultKind, number>();
  readonly #lost: Letter[] = [];
  #count = 0;
  #isKind = false;

  constructor(parts: {
    scheduler: Scheduler;
    plan: PostPlan;
    random: Random;
    ring: (letter: Letter, answered: (status: number | null) => void) => void;
  }) {
    this.#scheduler = parts.scheduler;
    this.#plan = parts.plan;
    this.#random = parts.random;
    this.#ring = parts.ring;
  }

  met(): ReadonlyMap<PostFaultKind, number> {
    return this.#met;
  }

  /** From now on every letter arrives, once and soon. */
  heal(): void {
    this.#isKind = true;
  }

  /** Letters that never arrived. */
  lost(): readonly Letter[] {
    return this.#lost;
  }

  send(letter: Letter): void {
    this.#count += 1;
    // Each letter has a fate of its own, so that leaving one out does not change the others'.
    const fate = this.#random.fork(`letter ${this.#count} ${letter.about}`);
    let after = fate.int(50, 2_000);
    if (this.#happens("webhook-dropped", this.#plan.dropped && fate.chance(0.12))) {
      this.#lost.push(letter);
      return;
    }
    if (this.#happens("webhook-delayed", this.#plan.delayed && fate.chance(0.12)))
      after += fate.int(60_000, 5_400_000);
    else if (this.#happens("webhook-reordered", this.#plan.reordered && fate.chance(0.25)))
      after += fate.int(2_000, 60_000);
    this.#deliver(letter, after, 0);
    if (this.#happens("webhook-duplicated", this.#plan.duplicates && fate.chance(0.25))) {
      // The same event under another webhook id.
      const twin = { ...letter, headers: { ...letter.headers, ...anotherId(letter, `twin-${this.#count}`) } };
      this.#deliver(twin, after + fate.int(0, 3_000), 0);
    }
    if (this.#happens("webhook-replayed", this.#plan.replayed && fate.chance(0.12))) {
      this.#deliver(letter, after + fate.int(1_000, 3_600_000), 0);
    }
  }

  #happens(kind: PostFaultKind, does: boolean): boolean {
    if (!does || this.#isKind) return false;
    this.#met.set(kind, (this.#met.get(kind) ?? 0) + 1);
    return true;
  }

  #deliver(letter: Letter, after: number, attempt: number): void {
    this.#scheduler.plan(`${letter.about} arrives`, after, () => {
      let isAnswered = false;
      const answered = (status: number | null): void => {
        if (isAnswered) return;
        isAnswered = true;
        if (status !== null && status >= 200 && status < 300) return;
        const pause = retrySeconds[letter.from][attempt];
        if (pause === undefined) this.#lost.push(letter);
        else this.#deliver(letter, pause * 1000, attempt + 1);
      };
      this.#scheduler.plan(`${letter.about} is given up`, patience, () => answered(null));
      this.#ring(letter, answered);
    });
  }
}

const anotherId = ({ from }: Letter, id: string): Readonly<Record<string, string>> =>
  from === "shopify" ? { "x-shopify-webhook-id": id } : { "drop-event-id": id };
