import { Box, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslator } from "./speaking";
import type { useShipmentSearch } from "./use-shipment-search";

/** What a search brought: said aloud, and the way to an order of that name which the list does not show. */
export function SearchNews({ search }: { readonly search: ReturnType<typeof useShipmentSearch> }) {
  const translator = useTranslator();
  const answer = search.isAnswered ? search.answer : null;
  return (
    <>
      <Text as="span" visuallyHidden>
        <span role="status">{answer ? translator.count("found", answer.page.rows.length) : ""}</span>
      </Text>
      {answer?.elsewhere && (
        <Box padding="400">
          <InlineStack gap="200">
            <span>{translator.screen("orderElsewhere", { name: answer.elsewhere.name })}</span>
            <Link url={`/app/orders/${answer.elsewhere.id}`}>
              {translator.screen("openOrder", { name: answer.elsewhere.name })}
            </Link>
          </InlineStack>
        </Box>
      )}
    </>
  );
}
