import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { carrierLabels } from "~/i18n/present-values";
import type { ParcelView } from "./order-view";
import { useTranslator } from "./speaking";
import { useOrderAction } from "./use-order-action";

/** Asks once more, since nobody knows what the carrier makes of it. */
export function ReturnParcel({ parcel }: { readonly parcel: ParcelView }) {
  const translator = useTranslator();
  const { ask, isBusy, isAsking } = useOrderAction();
  const [isOpen, setOpen] = useState(false);
  const request = { intent: "requestReturn", shipment: parcel.id };
  const carrier = parcel.carrier ? carrierLabels[parcel.carrier] : translator.screen("anyCarrier");
  const close = () => {
    setOpen(false);
  };
  return (
    <Modal
      instant
      open={isOpen}
      onClose={close}
      activator={
        <Button
          disabled={isBusy}
          loading={isAsking(request)}
          onClick={() => {
            setOpen(true);
          }}
        >
          {translator.screen("requestReturn")}
        </Button>
      }
      title={translator.screen("returnTitle")}
      primaryAction={{
        content: translator.screen("requestReturn"),
        onAction: () => {
          close();
          ask(request);
        },
      }}
      secondaryActions={[{ content: translator.screen("keepTravelling"), onAction: close }]}
    >
      <Modal.Section>
        <Text as="p">{translator.screen("returnText", { carrier })}</Text>
      </Modal.Section>
    </Modal>
  );
}
