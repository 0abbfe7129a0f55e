import { Button, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ParcelView, Question } from "./order-view";
import { PlaceQuestion } from "./place-question";
import { SettleQuestion } from "./settle-question";
import { useTranslator } from "./speaking";
import { useOrderAction } from "./use-order-action";

/** What staff are asked before the parcel can go on. */
export function QuestionOf({ parcel }: { readonly parcel: ParcelView }): ReactNode {
  const { question } = parcel;
  if (!question) return null;
  switch (question.kind) {
    case "place":
      return <PlaceQuestion question={question} />;
    case "twin":
      return <TwinQuestion question={question} />;
    case "uncertain":
      return <SettleQuestion parcel={parcel} />;
  }
}

function TwinQuestion({ question }: { readonly question: Extract<Question, { kind: "twin" }> }) {
  const { twin, isSkipped } = question;
  const translator = useTranslator();
  const { ask, isBusy, isAsking } = useOrderAction();
  const answer = (twinAnswer: "ship" | "skip") => ({ intent: "twin", twin: twinAnswer });
  return (
    <fieldset className="navette-question">
      <legend>
        <Text as="span" variant="headingSm">
          {translator.screen(isSkipped ? "twinSkipped" : "twinQuestion")}
        </Text>
      </legend>
      {twin && (
        <p>
          <Link url={`/app/orders/${twin.id}`}>{translator.screen("seeTwin", { name: twin.name })}</Link>
        </p>
      )}
      <InlineStack gap="200">
        <Button
          variant="primary"
          disabled={isBusy}
          loading={isAsking(answer("ship"))}
          onClick={() => {
            ask(answer("ship"));
          }}
        >
          {translator.screen("twinShip")}
        </Button>
        {!isSkipped && (
          <Button
            disabled={isBusy}
            loading={isAsking(answer("skip"))}
            onClick={() => {
              ask(answer("skip"));
            }}
          >
            {translator.screen("twinSkip")}
          </Button>
        )}
      </InlineStack>
    </fieldset>
  );
}
