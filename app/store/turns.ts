/** One at a time, in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  #count = 0;

  /** How many have a turn or wait for one. */
  get count(): number {
    return this.#count;
  }

  /** Waits for its turn; the turn lasts until the returned function is called. */
  async take(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    this.#count += 1;
    await before;
    return () => {
      this.#count -= 1;
      resolve();
    };
  }
}
