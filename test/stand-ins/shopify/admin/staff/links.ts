/** Where the order's page and its forms are, in the language and shop they are read in. */
import { query } from "../page";
import type { Asked, StaffForm } from "./form";

export function addressOf(
  asked: Asked,
  form: StaffForm,
  more: Readonly<Record<string, string>> = {},
): string {
  const of = asked.of === null ? {} : { of: asked.of };
  return `${pathOf(asked)}/${form.name}${read(asked, { ...of, ...more })}`;
}

export function orderAddress(asked: Asked, more: Readonly<Record<string, string>> = {}): string {
  return pathOf(asked) + read(asked, more);
}

const pathOf = ({ order }: Asked): string => `/admin/orders/${order.rest.id}`;

const read = ({ language, shop }: Asked, more: Readonly<Record<string, string>>): string =>
  query({ language, shop: shop.domain, more });
