import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from "@remix-run/react";
import type { ReactNode } from "react";
import { directionOf, fallbackLanguage, isLanguage, type Language } from "./i18n/language";
import { createTranslator } from "./i18n/translator";

/** The document of every page. Its language and direction are those of the screen in it; Polaris mirrors by them. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const spoken = useSpokenLanguage();
  return (
    <html lang={spoken} dir={directionOf(spoken)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Navette</title>
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Only what no screen caught comes here: an unknown address, or a failure of the frame itself. */
export function ErrorBoundary() {
  const translator = createTranslator(useSpokenLanguage());
  return (
    <main
      style={{
        fontFamily: "system-ui, sans-serif",
        margin: "4rem auto",
        maxWidth: "40rem",
        padding: "0 1rem",
      }}
    >
      <h1>{translator.screen("pageUnknownTitle")}</h1>
      <p>{translator.screen("pageUnknownText")}</p>
    </main>
  );
}

/** The screen's loader says it; where it could not, French. */
function useSpokenLanguage(): Language {
  for (const { data } of useMatches()) {
    if (typeof data !== "object" || data === null || !("language" in data)) continue;
    if (isLanguage(data.language)) return data.language;
  }
  return fallbackLanguage;
}
