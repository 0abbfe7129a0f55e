import type { Life } from "./scheduler";

/** The process dies where it passes the point for the nth time in a world. */
export interface Kill {
  readonly point: string;
  readonly nth: number;
}

/** Thrown where a process dies; nobody hears of it, because nothing of that process goes on. */
export class Killed extends Error {}

/** The plan of deaths of one world: every point says when it is passed. */
export class Kills {
  readonly #plan: readonly Kill[];
  readonly #die: (life: Life, point: string) => void;
  readonly #passed = new Map<string, number>();
  readonly #hits = new Map<string, number>();
  /** From then on nobody dies any more. */
  isOver = false;

  constructor(plan: readonly Kill[], die: (life: Life, point: string) => void) {
    this.#plan = plan;
    this.#die = die;
  }

  /** For the process' own code. @throws Killed when it dies here */
  pass(life: Life, point: string): void {
    if (!life.isAlive || this.meets(life, point)) throw new Killed(point);
  }

  /** For the world outside: whether the process dies at this moment. */
  meets(life: Life, point: string): boolean {
    if (!life.isAlive) return false;
    const nth = (this.#passed.get(point) ?? 0) + 1;
    this.#passed.set(point, nth);
    if (this.isOver || !this.#plan.some((kill) => kill.point === point && kill.nth === nth)) return false;
    this.#hits.set(point, (this.#hits.get(point) ?? 0) + 1);
    this.#die(life, point);
    return true;
  }

  /** How often somebody died there. */
  hits(): ReadonlyMap<string, number> {
    return this.#hits;
  }

  /** How often a point was passed, mostly unharmed. */
  passed(): ReadonlyMap<string, number> {
    return this.#passed;
  }
}
