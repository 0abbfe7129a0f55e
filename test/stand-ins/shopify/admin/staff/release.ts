import { actionable, changes, type StaffForm } from "./form";

export const release: StaffForm = {
  name: "release",
  label: "release",
  said: "released",
  open(asked) {
    const held = actionable(asked, "RELEASE_HOLD");
    if (held === undefined) return null;
    return { fields: null, read: () => changes({ release: { fulfillmentOrder: held.id } }) };
  },
};
