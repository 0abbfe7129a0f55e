import { Button, Form, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Question } from "./order-view";
import { regionLabel } from "./place-name";
import { useTranslator } from "./speaking";
import { useOrderAction } from "./use-order-action";

const regionTexts = { TN: "regionTN", DZ: "regionDZ", CA: "regionCA" } as const;

/** Staff say where the order goes, among the regions of its country. */
export function PlaceQuestion({ question }: { readonly question: Extract<Question, { kind: "place" }> }) {
  const translator = useTranslator();
  const { ask, isBusy, isAsking } = useOrderAction();
  const [regionCode, setRegionCode] = useState(question.suggested.regionCode ?? "");
  const [locality, setLocality] = useState(question.suggested.locality);
  const [isMissing, setMissing] = useState(false);
  const choose = translator.screen("chooseRegion");
  return (
    <Form
      onSubmit={() => {
        setMissing(regionCode === "");
        if (regionCode !== "") ask({ intent: "place", regionCode, locality });
      }}
    >
      <fieldset className="navette-question">
        <legend>
          <Text as="span" variant="headingSm">
            {translator.screen("placeQuestion")}
          </Text>
        </legend>
        <div className="navette-fields">
          <Select
            label={translator.screen(regionTexts[question.country])}
            options={[
              { value: "", label: choose },
              ...question.regions.map((region) => ({
                value: region.code,
                label: regionLabel(region, question.country, translator.language),
              })),
            ]}
            value={regionCode}
            onChange={(code) => {
              setRegionCode(code);
              setMissing(false);
            }}
            {...(isMissing ? { error: choose } : {})}
          />
          <TextField
            label={translator.screen("locality")}
            value={locality}
            onChange={setLocality}
            autoComplete="off"
            maxLength={100}
          />
        </div>
        <div>
          <Button submit variant="primary" disabled={isBusy} loading={isAsking({ intent: "place" })}>
            {translator.screen("answerPlace")}
          </Button>
        </div>
      </fieldset>
    </Form>
  );
}
