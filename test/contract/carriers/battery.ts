import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shipmentId, shipmentReference } from "~/shipping/ids";
import type {
  Carrier,
  CarrierConnection,
  CreationOutcome,
  FollowOutcome,
  LookUpOutcome,
  PreparedCreation,
} from "~/shipping/ports/carrier";
import type { FaultRequest } from "../../stand-ins/kit";
import { changeBattery, changeOperations } from "./changes";
import { carrierOperations, type BatteryEntry } from "./entry";
import { closeChecked, setStage, type Stage } from "./stage";

/** What a created parcel is called. */
interface CreatedNames {
  readonly trackingNumber: string;
  readonly carrierId: string | null;
}

/** The same parcel under another reference and key. */
const another = (creation: PreparedCreation): PreparedCreation => {
  const reference = shipmentReference.parse("NV9876543210");
  return {
    reference,
    body: creation.body.replaceAll(creation.reference, reference),
    idempotencyKey: creation.idempotencyKey?.replaceAll(creation.reference, reference) ?? null,
  };
};

/** The cases that every carrier passes, against its stand-in over real HTTP. */
export function carrierBattery(entry: BatteryEntry): void {
  let stage: Stage;
  /** The one that is spoken to; the hasty one once a fault is to run into the time-out. */
  let carrier: Carrier;
  beforeEach(async () => {
    stage = await setStage(entry);
    carrier = stage.carrier;
  });
  afterEach(() => closeChecked(stage, entry));

  const prepared = (): PreparedCreation => {
    const result = carrier.prepare(entry.parcel, stage.connection.settings, stage.reference);
    if (!result.ok) throw new Error(`the good parcel was refused: ${result.error.code}`);
    return result.value;
  };
  const create = async (creation = prepared(), connection = stage.connection): Promise<CreationOutcome> =>
    stage.tell(await carrier.create(connection, creation));
  const fault = (wanted: FaultRequest): Promise<unknown> => {
    if (/^(timeout|late|slow)/.test(String(wanted.kind))) carrier = stage.hasty;
    return stage.standIn.control.post("faults", wanted);
  };
  const references = async (): Promise<readonly string[]> =>
    entry.references(await stage.standIn.control.get("ledger"));

  const lookUp = async (
    times: { startedAt: Date; endedAt: Date },
    connection: CarrierConnection = stage.connection,
  ): Promise<LookUpOutcome> => {
    if (!carrier.lookUp) throw new Error(`${entry.name} has nothing to look up`);
    const question = {
      reference: entry.parcel.reference,
      creation: prepared(),
      attemptStartedAt: times.startedAt,
      attemptEndedAt: times.endedAt,
    };
    return stage.tell(await carrier.lookUp(connection, question));
  };
  const follow = async (
    { trackingNumber, carrierId }: CreatedNames,
    connection = stage.connection,
  ): Promise<FollowOutcome> => {
    if (!carrier.follow) throw new Error(`${entry.name} tells nothing of its parcels`);
    const shipment = shipmentId.parse("0f0c8a52-7a0f-4f36-9e41-8d0c3f1f4b11");
    return stage.tell(
      await carrier.follow(connection, [{ shipment, trackingNumber, carrierId, createdAt: stage.now() }]),
    );
  };
  /** Creates under a fault, and says when the attempt began and ended. */
  const attempt = async (): Promise<{ outcome: CreationOutcome; startedAt: Date; endedAt: Date }> => {
    const startedAt = stage.now();
    const outcome = await create();
    return { outcome, startedAt, endedAt: stage.now() };
  };
  const namesOf = (outcome: CreationOutcome): CreatedNames => {
    if (outcome.kind !== "created") throw new Error(`expected a parcel, got ${JSON.stringify(outcome)}`);
    const { trackingNumber, carrierId = null } = outcome.parcel;
    return { trackingNumber: trackingNumber ?? "", carrierId };
  };
  /** An address where nobody listens any more. */
  const deadAddress = (): Promise<string> =>
    new Promise((resolve) => {
      const server = createServer();
      server.listen(0, "127.0.0.1", () => {
        // A TCP server's address is always an AddressInfo.
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(`http://127.0.0.1:${port}`));
      });
    });

  const has = (operation: BatteryEntry["operations"][number]): boolean =>
    entry.operations.includes(operation);

  it("has exactly the operations it declares", () => {
    expect(carrierOperations.filter((name) => carrier[name])).toEqual(entry.operations);
    expect(carrier.facts.name).toBe(entry.name);
    // Who is put through the changes' cases is who can change.
    expect(changeOperations.filter((name) => entry.changes[name])).toEqual(changeOperations.filter(has));
  });

  describe("create", () => {
    it("makes one parcel, with our reference", async () => {
      const { trackingNumber } = namesOf(await create());
      // Who tells nothing of a parcel gives it no number either.
      expect(trackingNumber !== "").toBe(has("follow"));
      expect(await references()).toEqual([entry.parcel.reference]);
    });

    it(`makes ${entry.parcelsOfTwoSends} of the same reference sent twice`, async () => {
      const creation = prepared();
      await create(creation);
      await create(creation);
      expect(await references()).toHaveLength(entry.parcelsOfTwoSends);
    });

    it("is told by 401 that the settings are not good, and waits for a person", async () => {
      expect(await create(prepared(), stage.denied)).toMatchObject({
        kind: "not-created",
        error: { kind: "auth", operation: "create", status: 401, retryAt: null },
      });
      expect(await references()).toEqual([]);
    });

    it("is refused with the carrier's words and our field", async () => {
      expect(await create(entry.spoil(prepared()))).toMatchObject({
        kind: "not-created",
        error: { kind: "rejected", retryAt: null, ...entry.spoilt },
      });
      expect(await references()).toEqual([]);
    });

    it.each([
      ["429 with Retry-After", { kind: "429", retryAfter: 7 }, 7_000],
      ["429 without", { kind: "429" }, null],
      ["426", { kind: "426" }, null],
    ] as const)("obeys a %s and surely made nothing", async (_what, kind, exactly) => {
      await fault({ call: entry.createCall, ...kind });
      const before = stage.now().getTime();
      const outcome = await create();
      const after = stage.now().getTime();
      if (outcome.kind !== "not-created") throw new Error(`expected not-created, got ${outcome.kind}`);
      expect(outcome.error).toMatchObject({ kind: "rate-limited", status: Number(kind.kind) });
      const retryAt = outcome.error.retryAt?.getTime() ?? 0;
      expect(retryAt).toBeGreaterThan(after);
      if (exactly !== null) {
        expect(retryAt).toBeGreaterThanOrEqual(before + exactly);
        expect(retryAt).toBeLessThanOrEqual(after + exactly);
      }
      // Everybody with the same account is held back, not this call alone.
      expect(stage.limiter.blocks).toEqual([
        { key: expect.stringMatching(`^${entry.name}:.+`), until: outcome.error.retryAt },
      ]);
      expect(await references()).toEqual([]);
    });

    it("surely made nothing where nobody listens, and tries again by itself", async () => {
      const address = await deadAddress();
      carrier = stage.at(address);
      expect(await create(prepared(), stage.connectionAt(address))).toMatchObject({
        kind: "not-created",
        error: { kind: "unavailable", retryAt: expect.any(Date) },
      });
    });

    it("follows no redirect and shows the new address", async () => {
      const mover = createServer((request, response) => {
        request.resume();
        response.writeHead(301, { location: `${stage.standIn.url}${request.url}?token=hidden-query` }).end();
      });
      await new Promise<void>((resolve) => mover.listen(0, "127.0.0.1", resolve));
      // A TCP server's address is always an AddressInfo.
      const { port } = mover.address() as AddressInfo;
      const address = `http://127.0.0.1:${port}`;
      carrier = stage.at(address);
      const outcome = await create(prepared(), stage.connectionAt(address));
      mover.close();
      expect(outcome).toMatchObject({
        kind: "not-created",
        error: {
          kind: "unexpected-answer",
          status: 301,
          words: expect.stringContaining(stage.standIn.url),
          retryAt: null,
        },
      });
      expect(JSON.stringify(outcome)).not.toContain("hidden-query");
      expect(await references()).toEqual([]);
    });
  });

  const lost: readonly FaultRequest[] = [
    { call: entry.createCall, kind: "timeout-after" },
    { call: entry.createCall, kind: "reset-after" },
    { call: entry.createCall, kind: "half" },
    { call: entry.createCall, kind: "late", seconds: 3 },
    { call: entry.createCall, kind: "slow", seconds: 20 },
    { call: entry.createCall, kind: "500", processed: true },
    { call: entry.createCall, kind: "502-html", processed: true },
    { call: entry.createCall, kind: "503", processed: true },
    { call: entry.createCall, kind: "html-200", processed: true },
  ];
  const refusedUnheard: readonly FaultRequest[] = [
    { call: entry.createCall, kind: "timeout-before" },
    { call: entry.createCall, kind: "reset-before" },
    { call: entry.createCall, kind: "502-html" },
    { call: entry.createCall, kind: "html-200" },
  ];

  describe("an answer that was lost", () => {
    it.each([...lost, ...refusedUnheard])("leaves it uncertain: $kind", async (wanted) => {
      await fault(wanted);
      expect(await create()).toMatchObject({
        kind: "uncertain",
        error: { kind: "uncertain", retryAt: null },
      });
    });

    if (has("lookUp"))
      describe("is settled by asking", () => {
        it.each(lost)("found after $kind", async (wanted) => {
          await fault(wanted);
          const { outcome, ...times } = await attempt();
          expect(outcome.kind).toBe("uncertain");
          // At once, too: finding needs no waiting, only absence does.
          expect(await lookUp(times)).toMatchObject({
            kind: "found",
            parcel: { trackingNumber: expect.stringMatching(/./) },
          });
          expect(await references()).toEqual([entry.parcel.reference]);
        });

        it.each(refusedUnheard)(
          "made by asking, or proven absent only when enough time has gone: $kind",
          async (wanted) => {
            await fault(wanted);
            const { outcome, ...times } = await attempt();
            expect(outcome.kind).toBe("uncertain");
            if (entry.settlesBy === "replay") {
              expect((await lookUp(times)).kind).toBe("found");
              expect(await references()).toEqual([entry.parcel.reference]);
              return;
            }
            const askAgainAt = new Date(times.endedAt.getTime() + entry.proofMilliseconds);
            expect(await lookUp(times)).toEqual({ kind: "absent", provesAbsence: false, askAgainAt });
            stage.later(entry.proofMilliseconds);
            expect(await lookUp(times)).toEqual({ kind: "absent", provesAbsence: true, askAgainAt: null });
            expect((await create()).kind).toBe("created");
            expect(await references()).toEqual([entry.parcel.reference]);
          },
        );

        it.each([
          "401",
          "429",
          "500",
          "502-html",
          "html-200",
          "half",
          "timeout-before",
          "reset-before",
        ] as const)("and stays unknown where the asking itself fails: %s", async (kind) => {
          await fault({ call: entry.readCall, kind });
          stage.later(entry.proofMilliseconds);
          const long = new Date(stage.now().getTime() - entry.proofMilliseconds);
          expect((await lookUp({ startedAt: long, endedAt: long })).kind).toBe("unknown");
        });
      });
  });

  if (has("follow"))
    describe("follow", () => {
      it("tells the carrier's own word and what it means", async () => {
        const names = namesOf(await create());
        await entry.move(stage.standIn.control, names.trackingNumber, entry.known.carrierState);
        expect(await follow(names)).toMatchObject({
          reports: [{ trackingNumber: names.trackingNumber, ...entry.known }],
          error: null,
        });
      });

      it("keeps an unknown state raw and guesses nothing", async () => {
        const names = namesOf(await create());
        await entry.move(stage.standIn.control, names.trackingNumber, "Perdu en mer");
        expect(await follow(names)).toMatchObject({
          reports: [{ trackingNumber: names.trackingNumber, carrierState: "Perdu en mer", state: null }],
          error: null,
        });
      });

      it("never takes another parcel's state for the one it asked about", async () => {
        const first = namesOf(await create());
        const second = namesOf(await create(another(prepared())));
        await entry.move(stage.standIn.control, second.trackingNumber, entry.known.carrierState);
        const { reports } = await follow(first);
        expect(reports.map((report) => report.trackingNumber)).toEqual([first.trackingNumber]);
        expect(reports[0]?.carrierState).not.toBe(entry.known.carrierState);
      });

      it("says why it could not read", async () => {
        const unknown = { trackingNumber: "1", carrierId: "1" };
        const denied = await follow(unknown, stage.denied);
        expect(denied).toMatchObject({ reports: [], error: { kind: "auth", retryAt: null } });
        await fault({ call: entry.readCall, kind: "502-html" });
        expect(await follow(unknown)).toMatchObject({
          reports: [],
          error: { kind: "unavailable", retryAt: expect.any(Date) },
        });
      });
    });

  for (const operation of changeOperations) {
    if (has(operation)) changeBattery(entry, operation);
  }
}
