import { isRouteErrorResponse, useRevalidator, useRouteLoaderData } from "@remix-run/react";
import { AppProvider, Banner, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { fallbackLanguage, isLanguage, type Language } from "~/i18n/language";
import { polarisTranslations } from "~/i18n/polaris";
import { Speaking, useTranslator } from "./speaking";

/**
 * What a screen shows when it failed. Shopify's library answers some requests with a page of its own (App Bridge, to
 * fetch a session token), thrown as a response: that page goes through. Everything else is said in words.
 */
export function RouteFailure({ error }: { readonly error: unknown }) {
  const language = useKnownLanguage();
  if (isLibraryPage(error)) return boundary.error(error);
  return (
    <AppProvider i18n={polarisTranslations[language]}>
      <Speaking language={language}>
        <FailureScreen />
      </Speaking>
    </AppProvider>
  );
}

/** The library's pages are the only HTML that is thrown, and succeed by themselves; refusals carry no page. */
const isLibraryPage = (error: unknown): boolean =>
  isRouteErrorResponse(error) &&
  (error.status === 401 || (error.status === 200 && typeof error.data === "string"));

/** The frame's language, where the frame itself could load. */
export function useKnownLanguage(): Language {
  const frame = useRouteLoaderData("routes/app");
  if (typeof frame !== "object" || frame === null || !("language" in frame)) return fallbackLanguage;
  return isLanguage(frame.language) ? frame.language : fallbackLanguage;
}

function FailureScreen() {
  const translator = useTranslator();
  const { revalidate, state } = useRevalidator();
  return (
    <Page>
      <Banner
        tone="critical"
        title={translator.screen("errorTitle")}
        action={{
          content: translator.screen("tryAgain"),
          onAction: revalidate,
          loading: state !== "idle",
        }}
      >
        <p>{translator.screen("errorText")}</p>
      </Banner>
    </Page>
  );
}
