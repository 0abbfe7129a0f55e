import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

/** Ordinary: Shopify's library answers 410 to what calls itself headless. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

export interface OpenBrowser {
  readonly browser: Browser;
  /** A visitor with its own storage, on a screen of the given size. */
  visitor(screen?: { width: number; height: number }): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Chromium from npm: nothing to install on the machine, a bare Debian included. */
export async function openBrowser(): Promise<OpenBrowser> {
  // The package looks for it while it is imported, and then unpacks its own system libraries.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  // It brings Latin letters alone; the machine's own fonts, where it has any, may know Arabic.
  if (existsSync("/etc/fonts/fonts.conf") && existsSync("/usr/share/fonts/truetype")) {
    process.env["FONTCONFIG_PATH"] ??= "/etc/fonts";
  }
  const { default: chromiumFromNpm } = await import("@sparticuz/chromium");
  const browser = await chromium.launch({
    executablePath: await chromiumFromNpm.executablePath(),
    // Not the package's own list: it puts everything into one process, which a closed page ends, and switches off
    // the protections between sites that the test is about. Containers, root included, have no sandbox.
    args: ["--no-sandbox", "--font-render-hinting=none"],
    headless: true,
  });
  return {
    browser,
    visitor: (screen = { width: 1280, height: 900 }) =>
      browser.newContext({ userAgent, viewport: screen, locale: "fr-FR", timezoneId: "Africa/Tunis" }),
    close: () => browser.close(),
  };
}

const screenshots = ".cache/screenshots";

/** Keeps what the page looks like, for people to look at. */
export async function shot(page: Page, name: string): Promise<string> {
  await mkdir(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
