import type { Page } from "playwright-core";
import type { Order, Shop } from "./staff-shop";

/** Staff at the order's page of the admin: they open a form, fill it in by its labels, and send it. */
export async function staffDo(
  page: Page,
  { domain: shop, installation }: Shop,
  order: Order,
  action: string,
  typed: Readonly<Record<string, string | number>> = {},
  /** The card it is done at, as `F1` for the first fulfillment order and `1` for the first fulfillment. */
  card?: string,
): Promise<void> {
  await page.goto(`${installation.adminUrl}/orders/${order.id}?shop=${shop}&lang=en`);
  const part = card?.startsWith("F") ? `${order.name}-${card}` : `${order.name}.${card ?? ""}`;
  const place = card === undefined ? page : page.getByRole("region", { name: part, exact: true });
  const link = place.getByRole("link", { name: action, exact: true });
  const button = place.getByRole("button", { name: action, exact: true });
  await link.or(button).click();
  for (const [label, value] of Object.entries(typed)) {
    const field = page.getByLabel(new RegExp(`^${label}`));
    if ((await field.evaluate(({ tagName }) => tagName)) === "SELECT") {
      await field.selectOption({ label: String(value) });
    } else await field.fill(String(value));
  }
  const send = page.locator("form.form").getByRole("button", { name: action, exact: true });
  if (await send.isVisible()) await send.click();
  await page.getByRole("status").waitFor();
}
