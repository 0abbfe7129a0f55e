import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslator } from "./speaking";

/** Nothing yet, or nothing in this view: the two mean different things to who looks. */
export function EmptyTable({ isFiltered }: { readonly isFiltered: boolean }) {
  const translator = useTranslator();
  return (
    <Emptiness
      title={translator.screen(isFiltered ? "emptyViewTitle" : "emptyTitle")}
      text={translator.screen(isFiltered ? "emptyViewText" : "emptyText")}
    />
  );
}

interface NothingFoundProps {
  /** What was searched for; empty: nothing. */
  readonly term: string;
  readonly hasStates: boolean;
  readonly onClearSearch: () => void;
  readonly onClearStates: () => void;
}

/** Says what was searched, how searching works, and offers the way back to the whole list. */
export function NothingFound({ term, hasStates, onClearSearch, onClearStates }: NothingFoundProps) {
  const translator = useTranslator();
  return (
    <Emptiness
      title={
        term === ""
          ? translator.screen("nothingInStatesTitle")
          : translator.screen("nothingFoundTitle", { term })
      }
      text={translator.screen(term === "" ? "emptyViewText" : "nothingFoundText")}
    >
      <InlineStack gap="200" align="center">
        {term !== "" && <Button onClick={onClearSearch}>{translator.screen("clearSearch")}</Button>}
        {hasStates && <Button onClick={onClearStates}>{translator.screen("clearFilter")}</Button>}
      </InlineStack>
    </Emptiness>
  );
}

interface EmptinessProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function Emptiness({ title, text, children }: EmptinessProps) {
  return (
    <Box paddingBlock="1600" paddingInline="400">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center" breakWord>
          {title}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {text}
        </Text>
        {children}
      </BlockStack>
    </Box>
  );
}
