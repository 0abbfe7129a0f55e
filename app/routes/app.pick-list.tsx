import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { printPickList } from "~/use-cases/print-pick-list";
import { answerPrint } from "./app/printing.server";

/** What to take off the shelves for these shipments. */
export const action = ({ request, context }: ActionFunctionArgs) =>
  answerPrint(request, context, ({ staff, ids, language }) =>
    printPickList(context.world, staff.shop, ids, { language }),
  );

/** Nothing to see: whoever comes here wanted the app. */
export const loader = ({ request }: ActionFunctionArgs) => redirect(`/app${new URL(request.url).search}`);
