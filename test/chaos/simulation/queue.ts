import type { JobName, JobPayloads, Jobs } from "~/shipping/ports/jobs";
import { pollSeconds, retryTable } from "~/jobs/retry-table";
import type { Life } from "./scheduler";

/**
 * The queue in virtual time, with the manners of the real one: jobs appear when their transaction commits, one waiting
 * job per key, any due job may be next, a job whose process died comes back and may then run twice. (The slice with real
 * processes runs on pg-boss itself.)
 */
export class VirtualQueue {
  readonly #now: () => number;
  #jobs: Job[] = [];
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Jobs of one transaction: sent when `commit` is called, or never. */
  stage(): { readonly jobs: Jobs; commit(): void } {
    const sent: (() => void)[] = [];
    return {
      jobs: {
        send: (name, payload, options = {}) => {
          sent.push(() => this.#send(name, payload, options));
          return Promise.resolve();
        },
      },
      commit: () => {
        for (const send of sent.splice(0)) send();
      },
    };
  }

  /** What the schedule sends, outside of any transaction. */
  send<Name extends JobName>(name: Name, payload: JobPayloads[Name], options: SendOptions): void {
    this.#send(name, payload, options);
  }

  due(): readonly Job[] {
    return this.#jobs.filter(({ state, at }) => isWaiting(state) && at <= this.#now());
  }

  /** When the next job will be due that is not due yet. */
  nextAt(): number | null {
    const later = this.#jobs.filter(({ state, at }) => isWaiting(state) && at > this.#now());
    const times = later.map(({ at }) => at);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** How many jobs of a queue a process is at work on. */
  atWork(life: Life, name: JobName): number {
    return this.#jobs.filter((job) => job.owner === life && job.name === name).length;
  }

  /** A worker takes a job; the number it gets back is its claim. */
  take(job: Job, life: Life): number {
    Object.assign(job, { state: "active", owner: life, claim: job.claim + 1 });
    return job.claim;
  }

  /** Ended well, or to come back at a time. A claim that was lost meanwhile changes nothing. */
  end(job: Job, claim: number, retryAt: Date | null): void {
    if (!isHeld(job, claim)) return;
    this.#jobs = this.#jobs.filter((other) => other !== job);
    if (retryAt === null) return;
    const at = Math.max(retryAt.getTime(), this.#now() + shortestPause) + pollMilliseconds;
    this.#add({ name: job.name, payload: job.payload, key: job.key, at });
  }

  /** Its handler threw, or its process gave no sign of life for too long. */
  fail(job: Job, claim: number): void {
    if (!isHeld(job, claim)) return;
    const { retries, firstPauseSeconds, mostPauseSeconds } = retryTable[job.name];
    const pause = Math.min(firstPauseSeconds * 2 ** job.failures, mostPauseSeconds) * 1000;
    const state = job.failures < retries ? "retry" : "dead";
    Object.assign(job, { state, owner: null, failures: job.failures + 1, at: this.#now() + pause });
  }

  /** Everything a process was at work on. */
  ownedBy(life: Life): readonly Job[] {
    return this.#jobs.filter((job) => job.owner === life);
  }

  all(): readonly Job[] {
    return this.#jobs;
  }

  #send(name: JobName, payload: JobPayloads[JobName], { startAt, key }: SendOptions): void {
    const at = startAt?.getTime() ?? this.#now();
    this.#add({ name, payload, key: key ?? null, at });
  }

  #add(wanted: Pick<Job, "name" | "payload" | "key" | "at">): void {
    const same = this.#jobs.find(
      ({ state, name, key }) =>
        state === "waiting" && name === wanted.name && key !== null && key === wanted.key,
    );
    if (same) {
      same.at = Math.min(same.at, wanted.at);
      return;
    }
    this.#count += 1;
    this.#jobs.push({ ...wanted, n: this.#count, state: "waiting", owner: null, claim: 0, failures: 0 });
  }
}

export interface Job {
  readonly n: number;
  readonly name: JobName;
  readonly payload: JobPayloads[JobName];
  readonly key: string | null;
  at: number;
  state: "waiting" | "retry" | "active" | "dead";
  owner: Life | null;
  claim: number;
  failures: number;
}

interface SendOptions {
  readonly startAt?: Date;
  readonly key?: string;
}

/** As in app/jobs: a handler that answers a time already past would otherwise run in circles. */
const shortestPause = 1_000;

/** A job that comes back does not announce itself: it is found by the next look. */
const pollMilliseconds = pollSeconds * 1000;

const isWaiting = (state: Job["state"]): boolean => state === "waiting" || state === "retry";
const isHeld = (job: Job, claim: number): boolean => job.state === "active" && job.claim === claim;
