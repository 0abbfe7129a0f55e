/** The frame of an admin page: top bar, navigation, and what goes in between. */
import { type Answer, html as answerHtml } from "../../kit";
import { html, type Html } from "./html";
import { STYLE } from "./style";
import { type Language, stateIn, wordsIn } from "./words";

export type PageFrame = {
  readonly language: Language;
  readonly shop: string | null;
  readonly title: string;
  readonly here: "orders" | "app" | "none";
  /** The app's own page fills the frame. */
  readonly wide?: boolean;
  /** What else its address says, kept where the language changes. */
  readonly more?: Readonly<Record<string, string>>;
};

export function page(frame: PageFrame, content: Html): Answer {
  const words = wordsIn(frame.language);
  const other = frame.language === "fr" ? "en" : "fr";
  const link = (path: string): string => path + query(frame);
  return document(
    frame.language,
    frame.title,
    html`<header class="top">
        <strong><a href="${link("/admin")}">${frame.shop ?? words.shop}</a></strong>
        <span class="soft">${words.notice}</span>
        <a class="push" href="${query({ ...frame, language: other })}">${other.toUpperCase()}</a>
      </header>
      <div class="frame">
        <nav class="side" aria-label="${words.orders}">
          <a class="${frame.here === "orders" ? "on" : ""}" href="${link("/admin")}">${words.orders}</a>
          <h2>${words.apps}</h2>
          <a class="${frame.here === "app" ? "on" : ""}" href="${link("/admin/apps/navette")}">Navette</a>
          <div id="app-menu"></div>
        </nav>
        <main class="main ${frame.wide ? "app" : ""}">${content}</main>
      </div>`,
  );
}

export function document(language: Language, title: string, body: Html): Answer {
  const whole = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return answerHtml(200, whole.text);
}

export function query({ shop, language, more }: Pick<PageFrame, "shop" | "language" | "more">): string {
  return `?${new URLSearchParams({ ...(shop ? { shop } : {}), lang: language, ...more }).toString()}`;
}

/** What came of something, in a sentence that screen readers say at once. */
export function notice(tone: "good" | "bad", text: string): Html {
  return html`<p class="notice ${tone}" role="${tone === "bad" ? "alert" : "status"}" dir="auto">${text}</p>`;
}

export function badge(language: Language, state: string): Html {
  const { text, tone } = stateIn(language, state);
  return html`<span class="badge ${tone}">${text}</span>`;
}

export function moment(language: Language, iso: string, timezone: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: timezone,
  }).format(new Date(iso));
}

/** Western digits in the currency's own decimals. */
export function price(language: Language, amount: string, currency: string): string {
  return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
}
