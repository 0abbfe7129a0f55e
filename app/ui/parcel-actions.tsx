import { Button, InlineStack } from "@shopify/polaris";
import { CancelParcel } from "./cancel-parcel";
import type { ParcelAction, ParcelView } from "./order-view";
import { ReturnParcel } from "./return-parcel";
import { useTranslator } from "./speaking";
import { useOrderAction } from "./use-order-action";

/** What staff can do about a parcel as it is now: nothing else is shown. */
export function ParcelActions({ parcel }: { readonly parcel: ParcelView }) {
  if (parcel.actions.length === 0) return null;
  return (
    <InlineStack gap="200">
      {parcel.actions.map((action) =>
        action === "cancel" ? (
          <CancelParcel key={action} parcel={parcel} />
        ) : action === "requestReturn" ? (
          <ReturnParcel key={action} parcel={parcel} />
        ) : (
          <ActionButton key={action} action={action} parcel={parcel} />
        ),
      )}
    </InlineStack>
  );
}

interface ActionButtonProps {
  readonly action: Exclude<ParcelAction, "cancel" | "requestReturn">;
  readonly parcel: ParcelView;
}

function ActionButton({ action, parcel }: ActionButtonProps) {
  const translator = useTranslator();
  const { ask, isBusy, isAsking } = useOrderAction();
  const request = { intent: action, shipment: parcel.id };
  return (
    <Button
      variant="primary"
      disabled={isBusy}
      loading={isAsking(request)}
      onClick={() => {
        ask(request);
      }}
    >
      {translator.screen(action)}
    </Button>
  );
}
