import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { printLabels } from "~/use-cases/print-labels";
import { answerPrint } from "./app/printing.server";

/** The labels of one parcel, or of several in one document. */
export const action = ({ request, context }: ActionFunctionArgs) =>
  answerPrint(request, context, ({ staff, ids, format, language }) =>
    printLabels(context.world, staff.shop, ids, { format, language, actor: staff.actor }),
  );

/** Nothing to see: whoever comes here wanted the app. */
export const loader = ({ request }: ActionFunctionArgs) => redirect(`/app${new URL(request.url).search}`);
