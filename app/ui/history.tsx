import { Text } from "@shopify/polaris";
import { journalSentence } from "~/i18n/sentences";
import { isCarrierName } from "~/i18n/present-values";
import type { Translator } from "~/i18n/translator";
import { LocalTime } from "./local-time";
import type { HistoryLine, OrderView } from "./order-view";
import { useTranslator } from "./speaking";

/** What happened to an order, the newest first: why it was, or was not, shipped. */
export function History({ order }: { readonly order: OrderView }) {
  const translator = useTranslator();
  if (order.history.length === 0) return <Text as="p">{translator.screen("noHistory")}</Text>;
  return (
    <ol className="navette-history">
      {order.history.map((line, index) => (
        <li key={`${line.at} ${String(index)}`}>
          <HistoryItem line={line} />
        </li>
      ))}
    </ol>
  );
}

function HistoryItem({ line }: { readonly line: HistoryLine }) {
  const translator = useTranslator();
  const carrier = line.values["carrier"];
  const actors: Readonly<Record<string, string>> = {
    app: translator.screen("actorApp"),
    operator: translator.screen("actorOperator"),
    "time rule": translator.screen("actorTimeRule"),
  };
  return (
    <>
      <div suppressHydrationWarning>
        {journalSentence(line, translator, isCarrierName(carrier) ? carrier : null)}
      </div>
      <Text as="p" tone="subdued" variant="bodySm">
        <LocalTime at={line.at} /> · <bdi>{actors[line.actor] ?? staffIn(line.actor, translator)}</bdi>
      </Text>
    </>
  );
}

/** Of staff in the admin we know Shopify's number; any other name is a person's own. */
function staffIn(actor: string, translator: Translator): string {
  const [, id] = /^staff (\d+)$/.exec(actor) ?? [];
  return id === undefined ? actor : translator.screen("actorStaff", { id });
}
