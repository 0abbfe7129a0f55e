import { changes, type StaffForm } from "./form";

export const markAsPaid: StaffForm = {
  name: "paid",
  label: "paid",
  said: "markedAsPaid",
  open({ order, of }) {
    const { cancelled_at: cancelledAt, financial_status: status } = order.rest;
    const isOwed = ["pending", "partially_paid", "authorized"].includes(status);
    if (of !== null || cancelledAt !== null || !isOwed) return null;
    return { fields: null, read: () => changes({ financial_status: "paid" }) };
  },
};
