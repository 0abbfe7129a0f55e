import { Banner, BlockStack, Box, Button, Popover, Select } from "@shopify/polaris";
import { useState } from "react";
import type { ScreenText } from "~/i18n/catalogue";
import { isLanguage, languageNames, languages, type Language } from "~/i18n/language";
import { refusalSentence } from "~/i18n/sentences";
import { useTranslator } from "./speaking";
import { usePrint, type PaperKind } from "./use-print";

const paperNames: Readonly<Record<PaperKind, ScreenText>> = {
  labels: "printLabels",
  manifest: "printManifest",
  "pick-list": "printPickList",
};

interface PrintMenuProps {
  /** Ids of those to print for. */
  readonly shipments: readonly string[];
  readonly papers: readonly PaperKind[];
}

/** Prints for these shipments: staff choose what, on which paper, and in which language. */
export function PrintMenu({ shipments, papers }: PrintMenuProps) {
  const translator = useTranslator();
  const [isOpen, setOpen] = useState(false);
  const [format, setFormat] = useState("100x150");
  const [chosenLanguage, setLanguage] = useState<Language | null>(null);
  const language = chosenLanguage ?? translator.language;
  const { print, printing, failure, forget } = usePrint();
  const close = () => {
    setOpen(false);
    forget();
  };
  const start = async (paper: PaperKind) => {
    if (await print({ paper, shipments, format, language })) close();
  };
  return (
    <Popover
      active={isOpen}
      onClose={close}
      activator={
        <Button
          disclosure
          disabled={shipments.length === 0}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {translator.screen("print")}
        </Button>
      }
    >
      <Box padding="400">
        <BlockStack gap="300">
          {failure && (
            <Banner tone="warning" title={translator.screen("notPrinted")}>
              <p>
                {failure.why
                  ? refusalSentence(failure.why, translator)
                  : translator.screen("printUnanswered")}
              </p>
            </Banner>
          )}
          <Select
            label={translator.screen("printLanguage")}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={language}
            onChange={(chosen) => {
              if (isLanguage(chosen)) setLanguage(chosen);
            }}
          />
          <Select
            label={translator.screen("printFormat")}
            options={[
              { value: "100x150", label: translator.screen("formatLabel") },
              { value: "a4", label: translator.screen("formatSheet") },
            ]}
            value={format}
            onChange={setFormat}
          />
          {papers.map((paper) => (
            <Button
              key={paper}
              loading={printing === paper}
              disabled={printing !== null}
              onClick={() => {
                void start(paper);
              }}
            >
              {translator.screen(paperNames[paper])}
            </Button>
          ))}
        </BlockStack>
      </Box>
    </Popover>
  );
}
