import { Banner, BlockStack, Box, Link } from "@shopify/polaris";
import { carrierLabels } from "~/i18n/present-values";
import type { CarrierNotices, FoundCounts, OutageView } from "./found-view";
import { LocalTime } from "./local-time";
import { useTranslator } from "./speaking";

/** What concerns a carrier and not one parcel of it: that it does not answer, and what was found there. */
export function CarrierNotes({ notices: { outages, found } }: { readonly notices: CarrierNotices }) {
  if (outages.length === 0 && found.asking === 0) return null;
  return (
    <Box paddingBlockEnd="400">
      <BlockStack gap="400">
        {outages.map((outage) => (
          <Outage key={outage.connection} outage={outage} />
        ))}
        {found.asking > 0 && <AskingParcels count={found.asking} />}
      </BlockStack>
    </Box>
  );
}

function Outage({ outage: { carrier, since, waiting } }: { readonly outage: OutageView }) {
  const translator = useTranslator();
  return (
    <Banner tone="warning" title={translator.screen("outageTitle", { carrier: carrierLabels[carrier] })}>
      <p>
        {translator.screen("outageSince")} <LocalTime at={since} />.{" "}
        {waiting > 0 && translator.count("parcelsWaiting", waiting)}
      </p>
    </Banner>
  );
}

function AskingParcels({ count }: { readonly count: number }) {
  const translator = useTranslator();
  return (
    <Banner
      tone="warning"
      title={translator.count("parcelsFound", count)}
      action={{ content: translator.screen("foundSee"), url: "/app/found" }}
    />
  );
}

/** Where nobody has to act there is a way to them, and no more: staff make parcels by hand too. */
export function UnknownParcels({ found }: { readonly found: FoundCounts }) {
  const translator = useTranslator();
  if (found.unknown === 0 || found.asking > 0) return null;
  return (
    <Box paddingBlock="400">
      <Link url="/app/found" monochrome>
        {translator.count("parcelsFound", found.unknown)}
      </Link>
    </Box>
  );
}
