/**
 * What may be logged: an event's fixed name and these fields, nothing else. There is deliberately no room for free
 * text, so that no token, phone, address, hook URL or print link can slip in.
 */
export interface LogFields {
  readonly shop?: string;
  readonly order?: string;
  readonly shipment?: string;
  readonly connection?: string;
  readonly carrier?: string;
  readonly operation?: string;
  readonly job?: string;
  readonly topic?: string;
  readonly state?: string;
  readonly code?: string;
  readonly kind?: string;
  readonly status?: number;
  readonly count?: number;
  readonly milliseconds?: number;
  readonly port?: number;
  readonly pid?: number;
  readonly attempt?: number;
  readonly requestId?: string;
  /** An error's class and place in our code; its message goes through the scrubber. */
  readonly error?: unknown;
}

export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
