import { expect, it } from "vitest";
import { readCursor, writeCursor } from "./cursor";

it("a cursor comes back as it was written", () => {
  const cursor = {
    createdAt: new Date("2026-11-22T09:00:00.123Z"),
    id: "0b2f4c1e-6f0a-4b7e-9d55-1a2b3c4d5e6f",
  };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
});

it.each(["", "nonsense", Buffer.from("[1,2]").toString("base64url"), Buffer.from("{").toString("base64url")])(
  "'%s' is no cursor",
  (text) => {
    expect(readCursor(text)).toBeNull();
  },
);
