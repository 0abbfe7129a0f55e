import { Banner, type BannerHandles } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { problemInWords, refusalSentence } from "~/i18n/sentences";
import type { Translator } from "~/i18n/translator";
import type { OrderView } from "./order-view";
import { useTranslator } from "./speaking";
import { useOrderAction, type OrderAnswer } from "./use-order-action";

/** What came of the last thing staff asked for, in words. It takes the focus: whoever asked reads it next. */
export function ActionResult({ order }: { readonly order: OrderView }) {
  const translator = useTranslator();
  const { answer } = useOrderAction();
  const banner = useRef<BannerHandles>(null);
  const [dismissed, setDismissed] = useState<OrderAnswer | null>(null);
  useEffect(() => {
    if (answer) banner.current?.focus();
  }, [answer]);
  if (!answer || answer === dismissed) return null;
  const { tone, title, text } = inWords(answer, order, translator);
  return (
    <Banner
      ref={banner}
      tone={tone}
      title={title}
      onDismiss={() => {
        setDismissed(answer);
      }}
    >
      {text !== null && <p suppressHydrationWarning>{text}</p>}
    </Banner>
  );
}

function inWords(answer: OrderAnswer, order: OrderView, translator: Translator) {
  switch (answer.kind) {
    case "done":
      return { tone: "success", title: translator.screen(answer.text), text: null } as const;
    case "held": {
      const { happened, said, todo } = problemInWords(answer.problem, translator, answer.carrier);
      // The parcel's card says what to do; a problem that stands nowhere on the page is told whole.
      const isShown = [order, ...order.parcels].some(({ problem }) => problem?.code === answer.problem.code);
      const text = isShown ? null : [said, todo].filter((part) => part !== null).join(" ");
      return { tone: "warning", title: happened, text } as const;
    }
    case "refused": {
      const text = refusalSentence(answer.refusal, translator, answer.carrier);
      return { tone: "critical", title: translator.screen("refused"), text } as const;
    }
  }
}
