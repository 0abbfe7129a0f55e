import { describe, expect, it } from "vitest";
import { foundIntent } from "./found.server";

const parcel = "0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d01";
const read = (fields: Record<string, string>) => foundIntent.safeParse(fields).data;

describe("what a button beside a found parcel asks for", () => {
  it("is read from its form, a blank order as none", () => {
    expect(read({ intent: "adopt", parcel })).toEqual({ intent: "adopt", parcel, order: null });
    expect(read({ intent: "adopt", parcel, order: "  " })).toEqual({ intent: "adopt", parcel, order: null });
    expect(read({ intent: "adopt", parcel, order: " #1001 " })).toMatchObject({ order: "#1001" });
    expect(read({ intent: "dismiss", parcel })).toEqual({ intent: "dismiss", parcel });
  });

  it("is nothing we know otherwise", () => {
    expect(read({ intent: "delete", parcel })).toBeUndefined();
    expect(read({ intent: "adopt", parcel: "7" })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });
});
