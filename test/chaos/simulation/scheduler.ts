import { AsyncLocalStorage } from "node:async_hooks";
import type { Random } from "../random";

/**
 * One at a time, in virtual time. Whatever the app asks of the outside (its database, a carrier, Shopify, a pause) waits
 * here as a step; of the steps whose time has come, chance picks the next one, and nothing else happens until it is done.
 * So the order of everything follows from the seed, and time costs nothing.
 */
export class Scheduler {
  /** Milliseconds since 1970, of the virtual clock. */
  #now: number;
  readonly #random: Random;
  #steps: Step[] = [];
  readonly #tasks = new Set<Task>();
  readonly #taskOfCaller = new AsyncLocalStorage<Task>();
  #realWork = 0;
  #turns = 0;
  /** For whoever asks why it does not end. */
  #lastDone: string[] = [];
  /** Set while a process' own step is done: what it does must not wait for another one. */
  #doing: { readonly life: Life; readonly label: string } | null = null;

  constructor(start: Date, random: Random) {
    this.#now = start.getTime();
    this.#random = random;
  }

  now(): number {
    return this.#now;
  }

  readonly clock = { now: (): Date => new Date(this.#now) };

  /** The process whose code is calling; null outside of any. */
  caller(): Life | null {
    return this.#taskOfCaller.getStore()?.life ?? null;
  }

  /** Something that happens in the world outside, `after` milliseconds from now. */
  plan(label: string, after: number, work: () => void | Promise<void>): void {
    this.#steps.push({ life: null, label, at: this.#now + after, work: async () => work() });
  }

  /** Lets a process run `work`. What it comes to is told to `ended`, unless the process dies first. */
  start<T>(life: Life, label: string, work: () => Promise<T>, ended: (outcome: Outcome<T>) => void): void {
    const task: Task = { life, label, waiting: 0 };
    this.#tasks.add(task);
    const end = (outcome: Outcome<T>): void => {
      this.#tasks.delete(task);
      if (life.isAlive) ended(outcome);
    };
    this.#taskOfCaller.run(task, () => {
      work().then(
        (value) => end({ ok: true, value }),
        (error: unknown) => end({ ok: false, error }),
      );
    });
  }

  /** For the app's ports: does `work` as one step, `after` milliseconds from now. A dead caller never hears of it. */
  perform<T>(life: Life, label: string, after: number, work: () => Promise<T>): Promise<T> {
    const expected = this.expect<T>(life, label);
    expected.deliver(after, work);
    return expected.promise;
  }

  /** The same where the outside says later when the answer comes; the first delivery counts. */
  expect<T>(life: Life, label: string): Expected<T> {
    if (this.#doing?.life === life) {
      throw new Error(`${label} inside ${this.#doing.label}: a transaction has its own rooms`);
    }
    const task = this.#taskOfCaller.getStore();
    if (task) task.waiting += 1;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let isOver = false;
    return {
      promise,
      deliver: (after, work) => {
        const deliver = async (): Promise<void> => {
          if (isOver) return;
          isOver = true;
          this.#doing = { life, label };
          const outcome = await settled(work);
          this.#doing = null;
          if (!life.isAlive) return;
          if (task) task.waiting -= 1;
          if (outcome.ok) resolve(outcome.value);
          else reject(outcome.error);
        };
        this.#steps.push({ life, label, at: this.#now + after, work: deliver });
      },
    };
  }

  /** What the process was about to do is never done; what it waits for never comes. */
  abandon(life: Life): void {
    this.#steps = this.#steps.filter((step) => step.life !== life);
    for (const task of this.#tasks) if (task.life === life) this.#tasks.delete(task);
  }

  /**
   * Goes on until `until`, or until nothing is left to do.
   *
   * @param offers what could begin now beside the steps: jobs that are due
   * @param nextOffer when the next of these will be due; null: none is waiting
   */
  async run(
    until: number,
    offers: () => readonly (() => void)[],
    nextOffer: () => number | null,
  ): Promise<void> {
    for (;;) {
      await this.#settle();
      this.#turns += 1;
      if (this.#turns > mostTurns) throw new Error(`it does not come to rest: ${this.#lastDone.join(", ")}`);
      const ready = this.#steps.filter((step) => this.#timeOf(step) <= this.#now);
      const offered = offers();
      if (ready.length + offered.length > 0) {
        const choice = this.#random.int(0, ready.length + offered.length - 1);
        const step = ready[choice];
        if (step) await this.#do(step);
        else offered[choice - ready.length]?.();
        continue;
      }
      const times = this.#steps.map((step) => this.#timeOf(step));
      const next = Math.min(...times, nextOffer() ?? Number.POSITIVE_INFINITY);
      if (next > until) {
        this.#now = Math.max(this.#now, until);
        return;
      }
      this.#now = Math.max(this.#now, next);
    }
  }

  #timeOf(step: Step): number {
    return Math.max(step.at, step.life?.stalledUntil ?? 0);
  }

  async #do(step: Step): Promise<void> {
    this.#steps.splice(this.#steps.indexOf(step), 1);
    this.#lastDone = [...this.#lastDone.slice(-9), step.label];
    if (step.life && !step.life.isAlive) return;
    await step.work();
  }

  /**
   * Work of the app that takes real time and asks nobody, such as cryptography on another thread: nothing else happens
   * meanwhile, or the order of things would depend on the machine.
   */
  async really<T>(work: () => Promise<T>): Promise<T> {
    this.#realWork += 1;
    try {
      return await work();
    } finally {
      this.#realWork -= 1;
    }
  }

  /** Waits until every task has come to a stop: ended, waiting for a step, or for another task of its process. */
  async #settle(): Promise<void> {
    await turn();
    for (let turns = 0; ; turns += 1) {
      await turn();
      const running = this.#running();
      if (running === null && this.#realWork === 0) return;
      if (running !== null && turns > 20_000)
        throw new Error(`${running} waits for something that chaos does not know`);
    }
  }

  #running(): string | null {
    if (this.#realWork > 0) return null;
    const idle = [...this.#tasks].filter(({ waiting }) => waiting === 0);
    const alone = idle.find(
      ({ life }) => ![...this.#tasks].some((task) => task.life === life && task.waiting > 0),
    );
    return alone?.label ?? null;
  }
}

/** A world has some thousands; one that goes in circles is a finding. */
const mostTurns = 40_000;

/** A process of the app, as far as time is concerned. */
export interface Life {
  readonly name: string;
  isAlive: boolean;
  /** It stands still until then: a pause of the machine, a collection of garbage. */
  stalledUntil: number;
}

export interface Expected<T> {
  readonly promise: Promise<T>;
  deliver(after: number, work: () => Promise<T>): void;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

interface Step {
  readonly life: Life | null;
  readonly label: string;
  readonly at: number;
  readonly work: () => Promise<void>;
}

interface Task {
  readonly life: Life;
  readonly label: string;
  /** How many steps it waits for; its branches wait apart. */
  waiting: number;
}

async function settled<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** A whole turn of Node's loop: every promise that could go on has done so. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
