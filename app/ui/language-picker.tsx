import { useFetcher } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import { languageNames, languages } from "~/i18n/language";
import { useTranslator } from "./speaking";

/** Each staff member's own language, saved by us: Shopify's admin has no Arabic to follow. */
export function LanguagePicker() {
  const translator = useTranslator();
  const fetcher = useFetcher();
  const options = languages.map((value) => ({ value, label: languageNames[value] }));
  return (
    <Select
      label={translator.screen("language")}
      labelHidden
      options={options}
      value={translator.language}
      disabled={fetcher.state !== "idle"}
      onChange={(language) => {
        fetcher.submit({ language }, { method: "post", action: "/app/language" });
      }}
    />
  );
}
