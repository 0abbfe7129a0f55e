/** A courier opens a commune now and then; its list is read once a day. */
export const referenceLifeMilliseconds = 24 * 3_600_000;
