import { Link, Text } from "@shopify/polaris";
import { useTranslator } from "./speaking";

/** The parcel's number, leading to the carrier's page where there is one. */
export function TrackingNumber({ number, url }: { readonly number: string; readonly url: string | null }) {
  const translator = useTranslator();
  const digits = (
    <bdi className="navette-number" dir="ltr">
      {number}
    </bdi>
  );
  if (url === null) return digits;
  return (
    <Link url={url} target="_blank" monochrome>
      {digits}
      <Text as="span" visuallyHidden>
        {` (${translator.screen("newTab")})`}
      </Text>
    </Link>
  );
}
