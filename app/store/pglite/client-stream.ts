import { Duplex } from "node:stream";
import type { PGlite } from "@electric-sql/pglite";
import type { Turns } from "../turns";
import { greeting, sortAnswer, takeMessage, takeStartup, typeOf, withStatementPrefix } from "./wire";

/** What the clients of one PGlite share. */
export interface Backend {
  readonly lite: PGlite;
  readonly turns: Turns;
  readonly clients: Set<ClientStream>;
  /** LISTEN belongs to the one session that all clients share, so every client hears every notification. */
  notify(notifications: Buffer): void;
}

/**
 * The "socket" of one node-postgres client: what the client writes goes to the PGlite in this process, and its answers
 * come back. A PGlite is one backend, so a client keeps its turn from the first message of a transaction to the last,
 * and otherwise for one batch of messages.
 */
export class ClientStream extends Duplex {
  readonly #backend: Backend;
  readonly #statementPrefix: string;
  #unread: Buffer = Buffer.alloc(0);
  #isStarted = false;
  #batch: Buffer[] = [];
  #work: Promise<void> = Promise.resolve();
  #endTurn: (() => void) | null = null;

  constructor(backend: Backend, number: number) {
    super();
    this.#backend = backend;
    this.#statementPrefix = `c${number}_`;
    backend.clients.add(this);
  }

  // node-postgres treats its stream as a TCP socket.
  connect(): this {
    this.#backend.lite.waitReady.then(
      () => this.emit("connect"),
      (error: unknown) => this.destroy(asError(error)),
    );
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed when they come; a client reads all it asked for.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#unread = this.#unread.length > 0 ? Buffer.concat([this.#unread, chunk]) : chunk;
    if (!this.#isStarted) {
      const startup = takeStartup(this.#unread);
      if (!startup) return done();
      this.#unread = startup.rest;
      this.#isStarted = true;
      this.push(greeting);
    }
    for (let next = takeMessage(this.#unread); next; next = takeMessage(this.#unread)) {
      this.#unread = next.rest;
      this.#receive(next.message);
    }
    done();
  }

  override _final(done: () => void): void {
    void this.#leave().then(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    void this.#leave().then(() => done(error));
  }

  #receive(message: Buffer): void {
    const type = typeOf(message);
    // Terminate
    if (type === "X") return void this.#leave();
    this.#batch.push(withStatementPrefix(message, this.#statementPrefix));
    // Only Sync and Query are answered by ReadyForQuery, which says whether the turn is over.
    if (type !== "S" && type !== "Q") return;
    const batch = Buffer.concat(this.#batch);
    this.#batch = [];
    this.#work = this.#work.then(() => this.#run(batch));
  }

  async #run(batch: Buffer): Promise<void> {
    this.#endTurn ??= await this.#backend.turns.take();
    try {
      const bytes = await this.#backend.lite.execProtocolRaw(batch);
      const answer = sortAnswer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      if (!answer.inTransaction) this.#finishTurn();
      this.push(answer.own);
      if (answer.notifications.length > 0) this.#backend.notify(answer.notifications);
    } catch (error) {
      this.#finishTurn();
      this.destroy(asError(error));
    }
  }

  /** Called on every way out; the second time it finds nothing to do. */
  async #leave(): Promise<void> {
    this.#backend.clients.delete(this);
    await this.#work;
    if (this.#endTurn) {
      // The client went away in the middle of a transaction; the next one must not inherit it.
      await this.#backend.lite.exec("ROLLBACK").catch((error: unknown) => this.emit("error", asError(error)));
      this.#finishTurn();
    }
    if (!this.readableEnded && !this.destroyed) this.push(null);
  }

  #finishTurn(): void {
    this.#endTurn?.();
    this.#endTurn = null;
  }
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));
