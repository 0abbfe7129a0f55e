import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { printManifest } from "~/use-cases/print-manifest";
import { answerPrint } from "./app/printing.server";

/** The list that the courier signs. */
export const action = ({ request, context }: ActionFunctionArgs) =>
  answerPrint(request, context, ({ staff, ids, language }) =>
    printManifest(context.world, staff.shop, ids, { language, actor: staff.actor }),
  );

/** Nothing to see: whoever comes here wanted the app. */
export const loader = ({ request }: ActionFunctionArgs) => redirect(`/app${new URL(request.url).search}`);
