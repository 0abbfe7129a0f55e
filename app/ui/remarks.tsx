import { Banner, BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { refusalSentence } from "~/i18n/sentences";
import { LocalTime } from "./local-time";
import type { ParcelView, RemarkView } from "./order-view";
import { useTranslator } from "./speaking";
import { useCarrierSaid } from "./use-carrier-said";
import { useOrderAction } from "./use-order-action";

interface RemarksProps {
  readonly parcel: ParcelView;
  /** How long one may be. */
  readonly most: number;
}

/** Words to, and from, the courier. They are read when staff ask for them. */
export function Remarks({ parcel, most }: RemarksProps) {
  const translator = useTranslator();
  const { ask: read, isBusy: isReading, said } = useCarrierSaid(parcel.id, "remarks");
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {translator.screen("remarks")}
      </Text>
      <InlineStack>
        <Button variant="plain" loading={isReading} onClick={read}>
          {translator.screen("showRemarks")}
        </Button>
      </InlineStack>
      {said?.kind === "refused" && (
        <Banner tone="warning" title={translator.screen("notRead")}>
          <p>{refusalSentence(said.refusal, translator, parcel.carrier)}</p>
        </Banner>
      )}
      {said?.kind === "remarks" && <RemarkList remarks={said.remarks} />}
      <NewRemark parcel={parcel} most={most} />
    </BlockStack>
  );
}

function RemarkList({ remarks }: { readonly remarks: readonly RemarkView[] }) {
  const translator = useTranslator();
  if (remarks.length === 0) return <Text as="p">{translator.screen("noRemarks")}</Text>;
  return (
    <ol className="navette-history">
      {remarks.map((remark, index) => (
        <li key={`${remark.at ?? ""} ${String(index)}`}>
          <div>
            <bdi>{remark.text}</bdi>
          </div>
          <Text as="p" tone="subdued" variant="bodySm">
            {remark.by && <bdi>{remark.by}</bdi>} {remark.at && <LocalTime at={remark.at} />}
          </Text>
        </li>
      ))}
    </ol>
  );
}

function NewRemark({ parcel, most }: RemarksProps) {
  const translator = useTranslator();
  const { ask, isBusy, isAsking, answer } = useOrderAction();
  const [text, setText] = useState("");
  const request = { intent: "remark", shipment: parcel.id };
  const [seen, setSeen] = useState(answer);
  // Sent, it is not to be sent once more by a second click; refused, it is still there to be mended.
  if (answer !== seen) {
    setSeen(answer);
    if (answer?.kind === "done" && answer.text === "doneRemark") setText("");
  }
  return (
    <>
      <div className="navette-field">
        <TextField
          label={translator.screen("newRemark")}
          value={text}
          onChange={setText}
          autoComplete="off"
          maxLength={most}
          showCharacterCount
        />
      </div>
      <InlineStack>
        <Button
          disabled={isBusy || text.trim() === ""}
          loading={isAsking(request)}
          onClick={() => {
            ask({ ...request, text });
          }}
        >
          {translator.screen("addRemark")}
        </Button>
      </InlineStack>
    </>
  );
}
