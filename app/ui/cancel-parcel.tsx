import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { carrierLabels } from "~/i18n/present-values";
import type { ParcelView } from "./order-view";
import { useTranslator } from "./speaking";
import { useOrderAction } from "./use-order-action";

/** What was sent is taken back from the carrier; what was not is only stopped. */
const sentTexts = {
  button: "cancelParcel",
  title: "cancelTitle",
  text: "cancelTextSent",
  keep: "keepParcel",
} as const;
const unsentTexts = {
  button: "stopShipment",
  title: "stopTitle",
  text: "cancelTextUnsent",
  keep: "keepShipment",
} as const;

/** Asks once more, since a cancelled parcel does not come back. */
export function CancelParcel({ parcel }: { readonly parcel: ParcelView }) {
  const translator = useTranslator();
  const { ask, isBusy, isAsking } = useOrderAction();
  const [isOpen, setOpen] = useState(false);
  const request = { intent: "cancel", shipment: parcel.id };
  const carrier = parcel.carrier ? carrierLabels[parcel.carrier] : translator.screen("anyCarrier");
  const texts = parcel.sentAt === null ? unsentTexts : sentTexts;
  const close = () => {
    setOpen(false);
  };
  return (
    <Modal
      // Closed at once, so that the focus is back before the answer takes it.
      instant
      open={isOpen}
      onClose={close}
      activator={
        <Button
          tone="critical"
          disabled={isBusy}
          loading={isAsking(request)}
          onClick={() => {
            setOpen(true);
          }}
        >
          {translator.screen(texts.button)}
        </Button>
      }
      title={translator.screen(texts.title)}
      primaryAction={{
        content: translator.screen(texts.button),
        destructive: true,
        onAction: () => {
          close();
          ask(request);
        },
      }}
      secondaryActions={[{ content: translator.screen(texts.keep), onAction: close }]}
    >
      <Modal.Section>
        <Text as="p">{translator.screen(texts.text, { carrier })}</Text>
      </Modal.Section>
    </Modal>
  );
}
