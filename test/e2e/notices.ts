import type { Page } from "playwright-core";

/**
 * Errors and warnings the page and its frames said in the console, and uncaught failures. What the browser says about
 * addresses outside the machine is left out: a test has no internet.
 */
export function noticesOf(page: Page): () => readonly string[] {
  const notices: string[] = [];
  page.on("console", (message) => {
    const { url } = message.location();
    const isOutside = url !== "" && !["127.0.0.1", "localhost"].includes(new URL(url).hostname);
    if (["error", "warning"].includes(message.type()) && !isOutside) notices.push(message.text());
  });
  page.on("pageerror", (error) => notices.push(String(error)));
  return () => notices;
}
