/** The host's limits over all calls of a token, in three sliding windows of real time, told in the headers of every answer. */

export type Limits = {
  /** Counts the call in, or says how many seconds are to be waited. */
  enter(token: string): { readonly waitSeconds: number | undefined };
  headers(token: string): Record<string, string>;
  /** How many calls were turned away. */
  readonly refused: () => number;
};

type Window = { readonly name: string; readonly calls: number; readonly seconds: number };

export function createLimits(options: {
  readonly perMinute: number;
  /** `X-RateLimit-Limit` alone, as hosts had it. */
  readonly olderHeaders: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Limits {
  const { perMinute, olderHeaders, now = () => Date.now() } = options;
  const windows: readonly Window[] = [
    { name: "Minute", calls: perMinute, seconds: 60 },
    { name: "Hour", calls: 1_500, seconds: 3_600 },
    { name: "Day", calls: 15_000, seconds: 86_400 },
  ];
  const taken = new Map<string, readonly number[]>();
  let refused = 0;

  const recent = (token: string, { seconds }: Window): readonly number[] =>
    (taken.get(token) ?? []).filter((at) => now() - at < seconds * 1000);
  /** When the oldest call leaves the window. */
  const reset = (token: string, window: Window): number =>
    (recent(token, window)[0] ?? now()) + window.seconds * 1000;

  return {
    refused: () => refused,
    enter(token) {
      const full = windows.find((window) => recent(token, window).length >= window.calls);
      if (full !== undefined) {
        refused += 1;
        return { waitSeconds: Math.max(1, Math.ceil((reset(token, full) - now()) / 1000)) };
      }
      taken.set(token, [...(taken.get(token) ?? []), now()]);
      return { waitSeconds: undefined };
    },
    headers(token) {
      const left = (window: Window): string =>
        String(Math.max(0, window.calls - recent(token, window).length));
      const [minute] = windows;
      if (olderHeaders && minute !== undefined) {
        return { "x-ratelimit-limit": String(minute.calls), "x-ratelimit-remaining": left(minute) };
      }
      return Object.fromEntries(
        windows.flatMap((window) => [
          [`x-ratelimit-limit-${window.name.toLowerCase()}`, String(window.calls)],
          [`x-ratelimit-remaining-${window.name.toLowerCase()}`, left(window)],
          [`x-ratelimit-reset-${window.name.toLowerCase()}`, String(Math.ceil(reset(token, window) / 1000))],
        ]),
      );
    },
  };
}
