/** Starts a stand-in inside this process, for a test or for the command line. */
import { type Clock, createClock } from "./clock";
import { type ControlClient, createControlClient, sharedControls } from "./control";
import { createFaults, type Faults } from "./faults";
import { createLedger, type Ledger } from "./ledger";
import { closeServer, createStandInServer, listen } from "./server";
import type { StandInModule } from "./types";

export type RunningStandIn = {
  /** `http://127.0.0.1:PORT`, without a final slash. */
  readonly url: string;
  /** What it wants printed when it has started. */
  readonly lines: readonly string[];
  readonly clock: Clock;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly control: ControlClient;
  close(): Promise<void>;
};

export type StartOptions = {
  /** 0, the default, asks the system for a free port. */
  readonly port?: number;
  readonly options?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/**
 * Starts `module` on loopback and resolves when it listens.
 * Throws when an option is unknown to it, or the port is taken.
 */
export async function startStandIn(
  module: StandInModule,
  wanted: StartOptions = {},
): Promise<RunningStandIn> {
  const options = wanted.options ?? {};
  for (const option of Object.keys(options)) {
    if (!(option in module.options)) throw new Error(`stand-in ${module.name} has no option --${option}`);
  }
  const clock = createClock();
  const faults = createFaults();
  const ledger = createLedger(clock);
  const standIn = await module.create({ clock, ledger, options, env: wanted.env ?? {} });
  const routes = [
    ...(standIn.control ?? []),
    ...sharedControls(module.name, { clock, faults, ledger, standIn }),
    ...standIn.routes,
  ];
  const server = createStandInServer({
    routes,
    faults,
    ledger,
    faultAnswers: standIn.faultAnswers,
  });
  const url = await listen(server, wanted.port ?? 0);
  const lines = (await standIn.started?.(url)) ?? [];
  return {
    url,
    lines,
    clock,
    faults,
    ledger,
    control: createControlClient(url),
    async close() {
      await standIn.close?.();
      await closeServer(server);
    },
  };
}
