import type { JobOutcome, JobPayloads } from "~/shipping/ports/jobs";
import { handlersOf } from "~/jobs/handlers";
import { retryTable } from "~/jobs/retry-table";
import { adoptOrphans } from "~/use-cases/adopt-orphans";
import { attendShops } from "~/use-cases/attend-shops";
import type { World } from "~/use-cases/world";
import type { Random } from "../random";
import { startProcess, type AppProcess, type Surroundings } from "./app-process";
import type { Letter } from "./post-office";
import type { Job } from "./queue";
import type { Life } from "./scheduler";
import { takeLetter } from "./take-letter";

/** pg-boss' smallest heartbeat, and how often it is looked after. */
const heartbeatMilliseconds = 13_000;

/** The processes of a world: they die, come back, work jobs, take webhooks, and serve staff. */
export class Processes {
  readonly #around: Surroundings;
  readonly #isEmbedded: boolean;
  readonly #random: Random;
  readonly #trace: (line: string) => void;
  readonly #note: (fault: string) => void;
  #living: AppProcess[] = [];
  #count = 0;
  #closedUntil = 0;
  /** People whose page does not load. */
  #untilSomebodyLives: (() => void)[] = [];

  constructor(parts: {
    around: Surroundings;
    isEmbedded: boolean;
    random: Random;
    trace: (line: string) => void;
    note: (fault: string) => void;
  }) {
    this.#around = parts.around;
    this.#isEmbedded = parts.isEmbedded;
    this.#random = parts.random;
    this.#trace = parts.trace;
    this.#note = parts.note;
  }

  open(): void {
    const names = this.#isEmbedded ? ["app"] : ["app-a", "app-b"];
    for (const name of names) this.#start(name);
  }

  /** Any one that lives. */
  any(): AppProcess | null {
    return this.#living.length === 0 ? null : this.#random.pick(this.#living);
  }

  die(life: Life, point: string): void {
    this.#trace(`${life.name} is killed ${point}`);
    const { scheduler, queue } = this.#around;
    scheduler.abandon(Object.assign(life, { isAlive: false }));
    this.#living = this.#living.filter((process) => process !== life);
    const lost = queue.ownedBy(life).map((job) => ({ job, claim: job.claim }));
    const giveBack = (): void => {
      for (const { job, claim } of lost) queue.fail(job, claim);
    };
    if (!this.#isEmbedded) scheduler.plan("its jobs are missed", heartbeatMilliseconds, giveBack);
    const name = life.name.replace(/\d+$/, "");
    const closed = Math.max(0, this.#closedUntil - scheduler.now());
    scheduler.plan(`${name} starts again`, closed + this.#random.int(500, 20_000), () => {
      if (this.#isEmbedded) giveBack();
      this.#start(name);
    });
  }

  /** Nobody is there for so long: a deployment that went wrong, a machine that is off. */
  goDown(milliseconds: number): void {
    this.#trace(`the app is down for ${milliseconds / 60_000} minutes`);
    this.#closedUntil = this.#around.scheduler.now() + milliseconds;
    for (const process of [...this.#living]) this.die(process, "by its operator");
  }

  /** What the schedule does every minute. */
  attend(): void {
    const process = this.any();
    if (!process?.isWorking) return;
    this.#around.scheduler.start(
      process,
      "attend",
      () => attendShops(process.world),
      () => undefined,
    );
  }

  /** A pause of the whole process; whoever misses it gives its jobs to others, and then it goes on as if nothing were. */
  stall(milliseconds: number): void {
    const process = this.any();
    if (!process) return;
    const { scheduler, queue } = this.#around;
    this.#trace(`${process.name} stands still for ${milliseconds} ms`);
    process.stalledUntil = scheduler.now() + milliseconds;
    if (milliseconds < heartbeatMilliseconds) return;
    scheduler.plan("its jobs are missed", heartbeatMilliseconds, () => {
      for (const job of queue.ownedBy(process)) {
        this.#note("job-at-two-workers");
        queue.fail(job, job.claim);
      }
    });
  }

  /** Jobs that could begin now, each at a process of chance. */
  offers(): readonly (() => void)[] {
    const { queue, scheduler } = this.#around;
    const awake = this.#living.filter(
      ({ isWorking, stalledUntil }) => isWorking && stalledUntil <= scheduler.now(),
    );
    return queue.due().flatMap((job) => {
      const able = awake.filter(
        (process) => queue.atWork(process, job.name) < retryTable[job.name].concurrency,
      );
      return able.length === 0 ? [] : [() => this.#work(job, this.#random.pick(able))];
    });
  }

  /** When there may be more to offer: a job falls due, or somebody who stood still goes on. */
  nextOffer(): number | null {
    const { queue, scheduler } = this.#around;
    const wakes = this.#living.map(({ stalledUntil }) => stalledUntil).filter((at) => at > scheduler.now());
    const due = queue.nextAt();
    const times = [...(due === null ? [] : [due]), ...(queue.due().length > 0 ? wakes : [])];
    return times.length === 0 ? null : Math.min(...times);
  }

  /** What a person asks of the app, again until it has been answered: clicks are repeated when a page does not come. */
  insist<T>(label: string, ask: (world: World) => Promise<T>, tries = 8): void {
    const { scheduler } = this.#around;
    const process = this.any();
    const again = (): void => {
      if (tries > 1) scheduler.plan(`${label} again`, 5_000, () => this.insist(label, ask, tries - 1));
    };
    if (!process) {
      this.#untilSomebodyLives.push(() => this.insist(label, ask, tries));
      return;
    }
    let isAnswered = false;
    this.#trace(`${label} at ${process.name}`);
    scheduler.start(
      process,
      label,
      () => ask(process.world),
      (outcome) => {
        isAnswered = true;
        this.#trace(`${label}: ${outcome.ok ? inWords(outcome.value) : `failed, ${String(outcome.error)}`}`);
        if (!outcome.ok) again();
      },
    );
    // Nobody waits for a dead process for ever.
    scheduler.plan(`${label} is waited for`, 60_000, () => {
      if (!isAnswered && !process.isAlive) again();
    });
  }

  ring(letter: Letter, answered: (status: number | null) => void): void {
    const process = this.any();
    if (!process) return answered(null);
    const { scheduler } = this.#around;
    scheduler.start(
      process,
      letter.about,
      () => takeLetter(scheduler, process.world, letter),
      (outcome) => {
        this.#trace(`${letter.about} reaches ${process.name}: ${outcome.ok ? outcome.value.said : "failed"}`);
        answered(outcome.ok ? outcome.value.status : 500);
      },
    );
  }

  #start(name: string): void {
    this.#count += 1;
    const process = startProcess(`${name}${this.#count}`, this.#around);
    this.#living.push(process);
    this.#trace(`${process.name} starts`);
    for (const again of this.#untilSomebodyLives.splice(0)) {
      this.#around.scheduler.plan("a page is opened again", this.#random.int(1_000, 300_000), again);
    }
    // As the app does before it takes its first job.
    const begin = async (): Promise<void> => {
      if (this.#isEmbedded) await adoptOrphans(process.world);
      await attendShops(process.world);
    };
    this.#around.scheduler.start(process, "start", begin, (outcome) => {
      // A process that cannot do this ends, and is started again.
      if (outcome.ok) process.isWorking = true;
      else this.die(process, "because it could not start");
    });
  }

  #work(job: Job, process: AppProcess): void {
    const { queue, scheduler, logger } = this.#around;
    const claim = queue.take(job, process);
    scheduler.start(
      process,
      job.name,
      () => handle(process.world, job),
      (outcome) => {
        if (outcome.ok) {
          queue.end(job, claim, outcome.value.done ? null : outcome.value.retryAt);
          return;
        }
        logger.error("job failed", { job: job.name, shop: job.payload.shop, error: outcome.error });
        this.#trace(`${job.name} failed: ${String(outcome.error)}`);
        queue.fail(job, claim);
      },
    );
  }
}

function handle(world: World, job: Job): Promise<JobOutcome> {
  const handlers = handlersOf(world);
  // The queue gives each name the payload that was sent under it.
  const handler = handlers[job.name] as (payload: JobPayloads[typeof job.name]) => Promise<JobOutcome>;
  return handler(job.payload);
}

const inWords = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) => (typeof held === "bigint" ? String(held) : held))?.slice(
    0,
    300,
  ) ?? "done";
