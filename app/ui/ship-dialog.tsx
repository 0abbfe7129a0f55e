import { ChoiceList, Modal } from "@shopify/polaris";
import { useState } from "react";
import { carrierLabels } from "~/i18n/present-values";
import type { ConnectionChoice, OrderView } from "./order-view";
import { useTranslator } from "./speaking";
import { useOrderAction } from "./use-order-action";

interface ShipDialogProps {
  readonly order: OrderView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** For shops with several carriers: which one takes the order. The rules' own choice stands first. */
export function ShipDialog({ order, isOpen, onClose }: ShipDialogProps) {
  const translator = useTranslator();
  const { ask } = useOrderAction();
  const [connection, setConnection] = useState("");
  const choices = [
    { value: "", label: translator.screen("shipByRules") },
    ...order.connections.map((choice, index) => ({
      value: choice.id,
      label: <bdi>{connectionLabel(order.connections, choice, index)}</bdi>,
    })),
  ];
  return (
    <Modal
      instant
      open={isOpen}
      onClose={onClose}
      title={translator.screen("shipTitle", { name: order.name })}
      primaryAction={{
        content: translator.screen("ship"),
        onAction: () => {
          onClose();
          ask({ intent: "ship", ...(connection === "" ? {} : { connection }) });
        },
      }}
      secondaryActions={[{ content: translator.screen("dismiss"), onAction: onClose }]}
    >
      <Modal.Section>
        <ChoiceList
          title={translator.screen("shipWith")}
          choices={choices}
          selected={[connection]}
          onChange={([chosen = ""]) => {
            setConnection(chosen);
          }}
        />
      </Modal.Section>
    </Modal>
  );
}

/** The second account at the same carrier is "ECOTRACK 2". */
function connectionLabel(
  all: readonly ConnectionChoice[],
  { carrier }: ConnectionChoice,
  index: number,
): string {
  const before = all.slice(0, index).filter((other) => other.carrier === carrier).length;
  return before === 0 ? carrierLabels[carrier] : `${carrierLabels[carrier]} ${String(before + 1)}`;
}
