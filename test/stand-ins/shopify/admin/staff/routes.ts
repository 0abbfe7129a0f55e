/** `/admin/orders/ID/FORM`: shows a form, and does what was typed into it as `POST /_control/orders/ID` would. */
import { z } from "zod";
import { type Answer, html as answerHtml, type Route, type StandInRequest } from "../../../kit";
import { changeOrder, orderChange } from "../../orders/change-order";
import type { Shops } from "../../shops";
import type { Announce } from "../../webhooks/announce";
import { addressOf, orderAddress } from "./links";
import type { Asked, OpenForm, StaffForm } from "./form";
import { formPage } from "./form-page";
import { formNamed } from "./forms";
import { staffWordsIn } from "./words";

export type StaffDesk = {
  readonly shops: Shops;
  readonly announce: Announce;
  /** Undefined where there is no such order. */
  readonly read: (request: StandInRequest) => Omit<Asked, "of"> | undefined;
};

type Go = (asked: Asked, form: StaffForm, open: OpenForm, request: StandInRequest) => Answer;

export function staffRoutes({ shops, announce, read }: StaffDesk): readonly Route[] {
  const withForm =
    (go: Go) =>
    (request: StandInRequest): Answer => {
      const form = formNamed(request.params["form"]);
      const order = read(request);
      if (form === undefined || order === undefined) return answerHtml(404, "<h1>404</h1>");
      const asked = { ...order, of: request.query.get("of") };
      const open = form.open(asked);
      // It was done meanwhile, in another window or by the app.
      if (open !== null) return go(asked, form, open, request);
      return seeOther(orderAddress(asked, { refused: staffWordsIn(asked.language).tooLate }));
    };

  return [
    {
      method: "GET",
      path: "/admin/orders/:id/:form",
      handler: withForm((asked, form, open, request) =>
        formPage(asked, form, open, request.query.get("refused")),
      ),
    },
    {
      method: "POST",
      path: "/admin/orders/:id/:form",
      handler: withForm((asked, form, open, request) => {
        const reading = open.read(request.form());
        const refused = reading.ok
          ? change(shops, announce, asked, reading.change)
          : staffWordsIn(asked.language)[reading.wrong];
        if (refused === null) return seeOther(orderAddress(asked, { done: form.name }));
        // What is a button on the order's page is refused there.
        const back =
          open.fields === null ? orderAddress(asked, { refused }) : addressOf(asked, form, { refused });
        return seeOther(back);
      }),
    },
  ];
}

/** Returns what was refused, in the words of the state's own rules; null when it was done. */
function change(shops: Shops, announce: Announce, { order }: Asked, wanted: unknown): string | null {
  const parsed = orderChange.safeParse(wanted);
  if (!parsed.success) return z.prettifyError(parsed.error);
  const changed = changeOrder(shops, order, parsed.data);
  if (!changed.ok) return changed.error;
  // Staff do not wait until the shop's apps have heard of it.
  void announce("change", changed.happenings);
  return null;
}

/** After a form, the page is asked for anew: reloading it does nothing twice. */
function seeOther(location: string): Answer {
  return { status: 303, headers: { location } };
}
