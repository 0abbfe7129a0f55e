export type ViolationKind = "lost" | "duplicate" | "regression" | "leak" | "cash";

/** Something that must not be, in words. */
export interface Violation {
  readonly kind: ViolationKind;
  /** The order's name, a shipment, or the log. */
  readonly about: string;
  readonly words: string;
}
