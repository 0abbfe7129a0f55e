import { ApiVersion } from "@shopify/shopify-api";

/** The one place that names the Admin API version; shopify.app.toml repeats it because it must (a test compares). */
export const apiVersion = ApiVersion.July26;
