import { BlockStack, Box, Text } from "@shopify/polaris";
import { useTranslator } from "./speaking";

/** Nothing yet, or nothing in this view: the two mean different things to who looks. */
export function EmptyTable({ isFiltered }: { readonly isFiltered: boolean }) {
  const translator = useTranslator();
  return (
    <Box padding="1600">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {translator.screen(isFiltered ? "emptyViewTitle" : "emptyTitle")}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {translator.screen(isFiltered ? "emptyViewText" : "emptyText")}
        </Text>
      </BlockStack>
    </Box>
  );
}
