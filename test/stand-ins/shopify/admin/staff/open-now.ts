import { actionable, changes, type StaffForm } from "./form";

/** What was scheduled for later is fulfilled now. */
export const openNow: StaffForm = {
  name: "open-now",
  label: "openNow",
  said: "opened",
  open(asked) {
    const scheduled = actionable(asked, "MARK_AS_OPEN");
    if (scheduled?.status !== "SCHEDULED") return null;
    // A moment that has passed opens it.
    return { fields: null, read: () => changes({ fulfill_at: asked.order.rest.created_at }) };
  },
};
