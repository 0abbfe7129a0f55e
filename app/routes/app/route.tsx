import { json, type HeadersFunction, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError, type ShouldRevalidateFunction } from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { polarisTranslations } from "~/i18n/polaris";
import { RouteFailure } from "~/ui/failure";
import { Frame } from "~/ui/frame";
import { RememberingSearch } from "~/ui/remembered-search";
import { Speaking } from "~/ui/speaking";
import uiStyles from "~/ui/ui.css?url";
import { authenticateStaff, languageOfStaff } from "./staff.server";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: uiStyles },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await authenticateStaff(request, context);
  return json({ apiKey: context.apiKey, language: await languageOfStaff(request, context, staff) });
}

/**
 * Only a change of language changes this frame. Later requests do not carry the admin's `locale` any more, so asking
 * again would fall back to another language.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) => formAction === "/app/language";

/** The embedded app around every screen: App Bridge, Polaris, the staff member's language. */
export default function App() {
  const { apiKey, language } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} i18n={polarisTranslations[language]}>
      <Speaking language={language}>
        <RememberingSearch>
          <Frame>
            <Outlet />
          </Frame>
        </RememberingSearch>
      </Speaking>
    </AppProvider>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

export function ErrorBoundary() {
  return <RouteFailure error={useRouteError()} />;
}
