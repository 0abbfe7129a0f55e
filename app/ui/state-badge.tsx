import { Badge, type BadgeProps } from "@shopify/polaris";
import { stateName } from "~/i18n/sentences";
import type { ShipmentState } from "~/shipping/shipment";
import { useTranslator } from "./speaking";

type Look = Pick<BadgeProps, "tone" | "progress">;

/** Colour says whether someone is needed; the fill says how far the parcel is. */
const looks: Readonly<Record<ShipmentState | "not_shipped", Look>> = {
  waiting: { progress: "incomplete" },
  asking: { tone: "attention", progress: "incomplete" },
  sending: { tone: "info", progress: "incomplete" },
  uncertain: { tone: "warning", progress: "incomplete" },
  created: { tone: "info", progress: "partiallyComplete" },
  picked_up: { tone: "info", progress: "partiallyComplete" },
  in_transit: { tone: "info", progress: "partiallyComplete" },
  out_for_delivery: { tone: "info", progress: "partiallyComplete" },
  attempted: { tone: "warning", progress: "partiallyComplete" },
  delivered: { tone: "success", progress: "complete" },
  returning: { tone: "warning", progress: "partiallyComplete" },
  returned: { tone: "warning", progress: "complete" },
  cancelled: { progress: "complete" },
  failed: { tone: "critical", progress: "complete" },
  not_shipped: {},
};

export function StateBadge({ state }: { readonly state: ShipmentState | "not_shipped" }) {
  const translator = useTranslator();
  const name = stateName(state, translator);
  // Polaris would read colour and fill aloud ("warning incomplete"); the name alone says more.
  return (
    <Badge {...looks[state]} toneAndProgressLabelOverride={name}>
      {name}
    </Badge>
  );
}
