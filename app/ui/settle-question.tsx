import { Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { carrierLabels } from "~/i18n/present-values";
import type { ParcelView } from "./order-view";
import { useTranslator } from "./speaking";
import { useOrderAction } from "./use-order-action";

/** Nobody knows whether the carrier has it: staff look there, and say. */
export function SettleQuestion({ parcel }: { readonly parcel: ParcelView }) {
  const translator = useTranslator();
  const { ask, isBusy, isAsking } = useOrderAction();
  const [trackingNumber, setTrackingNumber] = useState("");
  const answer = (verdict: "sent" | "not-sent") => ({ intent: "settle", shipment: parcel.id, verdict });
  const carrier = parcel.carrier ? carrierLabels[parcel.carrier] : translator.screen("anyCarrier");
  return (
    <fieldset className="navette-question">
      <legend>
        <Text as="span" variant="headingSm">
          {translator.screen("settleQuestion", { carrier })}
        </Text>
      </legend>
      <p>{translator.screen("settleHelp", { reference: parcel.reference })}</p>
      <div className="navette-field">
        <TextField
          label={translator.screen("settleNumber")}
          value={trackingNumber}
          onChange={setTrackingNumber}
          autoComplete="off"
          maxLength={100}
        />
      </div>
      <InlineStack gap="200">
        <Button
          variant="primary"
          disabled={isBusy}
          loading={isAsking(answer("sent"))}
          onClick={() => {
            ask({ ...answer("sent"), trackingNumber });
          }}
        >
          {translator.screen("settleSent")}
        </Button>
        <Button
          disabled={isBusy}
          loading={isAsking(answer("not-sent"))}
          onClick={() => {
            ask(answer("not-sent"));
          }}
        >
          {translator.screen("settleNotSent")}
        </Button>
      </InlineStack>
    </fieldset>
  );
}
