/** Time and chance are handed in, so that any run can be replayed. */
export interface Clock {
  now(): Date;
}

export interface Randomness {
  /** A version 4 UUID. */
  uuid(): string;
  /** `count` random bytes. */
  bytes(count: number): Uint8Array;
}
