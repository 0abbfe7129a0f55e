/**
 * A stand-in's own time. It is the real time until it is set; from then on it runs on from the set moment at the
 * normal pace, so that a token, a limit or a delivery can be a day old without waiting a day.
 */
export type Clock = {
  now(): Date;
  /** Jumps to a moment; `null` goes back to the real time. */
  set(moment: Date | null): void;
};

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    set(moment) {
      offset = moment === null ? 0 : moment.getTime() - Date.now();
    },
  };
}
