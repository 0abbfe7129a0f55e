import type { OperatorContext } from "./verb";

/** How the operator reaches the app; built by the composition root. */
export interface OperatorHost {
  /** The embedded database's directory, which has one owner; null with a server, which any process may use. */
  readonly dataDirectory: string | null;
  /** Opens the app in this process; on the embedded database that takes DATA_DIR. */
  open(): Promise<OpenedHost>;
}

export type OpenedHost =
  | { readonly kind: "open"; readonly context: OperatorContext; close(): Promise<void> }
  /** Another process has DATA_DIR; its number where it is known. */
  | { readonly kind: "owned"; readonly pid: number | null };
