import { changes, type StaffForm } from "./form";

export const cancelFulfillment: StaffForm = {
  name: "cancel-fulfillment",
  label: "cancelFulfillment",
  said: "fulfillmentCancelled",
  open({ order, of }) {
    const made = order.fulfillments.find(({ id }) => id === of);
    if (made?.status !== "SUCCESS") return null;
    return { fields: null, isGrave: true, read: () => changes({ cancel_fulfillment: made.id }) };
  },
};
