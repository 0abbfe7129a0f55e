type Compare<T> = (a: T, b: T) => number;

export const byText: Compare<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const byTime: Compare<Date> = (a, b) => a.getTime() - b.getTime();

/** By a time, and by an id or number where times are equal. */
export const oldestFirst =
  <T>(time: (row: T) => Date, id: (row: T) => string | number): Compare<T> =>
  (a, b) =>
    byTime(time(a), time(b)) || byIds(id(a), id(b));

export const newestFirst =
  <T>(time: (row: T) => Date, id: (row: T) => string | number): Compare<T> =>
  (a, b) =>
    oldestFirst(time, id)(b, a);

const byIds = (a: string | number, b: string | number): number =>
  typeof a === "number" && typeof b === "number" ? a - b : byText(String(a), String(b));
