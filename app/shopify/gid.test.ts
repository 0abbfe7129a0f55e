import { describe, expect, it } from "vitest";
import { gid, numericId } from "./gid";

describe("global ids", () => {
  it("are made and read", () => {
    expect(gid("Order", "1001")).toBe("gid://shopify/Order/1001");
    expect(numericId("Order", "gid://shopify/Order/1001")).toBe("1001");
    expect(numericId("Location", "gid://shopify/Location/3?shop=1")).toBe("3");
  });

  it.each(["gid://shopify/DraftOrder/1", "gid://shopify/Order/", "gid://shopify/Order/1a", "1001", ""])(
    "of something else are not read: %s",
    (text) => {
      expect(numericId("Order", text)).toBeNull();
    },
  );
});
