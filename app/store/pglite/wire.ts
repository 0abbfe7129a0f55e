/**
 * The few parts of PostgreSQL's wire protocol that are needed to let several clients share one backend. Source:
 * PostgreSQL documentation, "Message Formats". Every message after the first is a type byte, a length (which counts
 * itself) and a body.
 */

/** What a server says after a successful login; the versions are PGlite's. */
export const greeting: Buffer = Buffer.concat([
  message("R", Buffer.alloc(4)), // AuthenticationOk
  parameter("server_version", "18.0"),
  parameter("client_encoding", "UTF8"),
  parameter("standard_conforming_strings", "on"),
  parameter("integer_datetimes", "on"),
  parameter("DateStyle", "ISO, MDY"),
  message("K", Buffer.alloc(8)), // BackendKeyData: nothing can be cancelled here
  message("Z", Buffer.from("I")), // ReadyForQuery, idle
]);

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function parameter(name: string, value: string): Buffer {
  return message("S", Buffer.from(`${name}\0${value}\0`));
}

export const typeOf = (bytes: Buffer): string => String.fromCharCode(bytes[0] ?? 0);

/** The first message of a connection has no type byte. Null while it is incomplete. */
export function takeStartup(bytes: Buffer): { readonly rest: Buffer } | null {
  if (bytes.length < 4 || bytes.length < bytes.readInt32BE(0)) return null;
  return { rest: bytes.subarray(bytes.readInt32BE(0)) };
}

/** The next whole message and what follows it. Null while it is incomplete. */
export function takeMessage(bytes: Buffer): { readonly message: Buffer; readonly rest: Buffer } | null {
  if (bytes.length < 5) return null;
  const end = 1 + bytes.readInt32BE(1);
  if (bytes.length < end) return null;
  return { message: bytes.subarray(0, end), rest: bytes.subarray(end) };
}

/**
 * Puts `prefix` before the name of a prepared statement, in the messages that name one. Such names belong to a
 * connection; clients that share one backend would otherwise take each other's statements.
 */
export function withStatementPrefix(bytes: Buffer, prefix: string): Buffer {
  const at = statementNameAt(bytes);
  if (at === null || bytes[at] === 0) return bytes;
  const renamed = Buffer.concat([bytes.subarray(0, at), Buffer.from(prefix), bytes.subarray(at)]);
  renamed.writeInt32BE(renamed.length - 1, 1);
  return renamed;
}

function statementNameAt(bytes: Buffer): number | null {
  const aboutStatement = bytes[5] === "S".charCodeAt(0);
  switch (typeOf(bytes)) {
    case "P": // Parse: the name comes first
      return 5;
    case "B": // Bind: after the portal's name
      return bytes.indexOf(0, 5) + 1;
    case "D": // Describe and Close name a statement or a portal
    case "C":
      return aboutStatement ? 6 : null;
    default:
      return null;
  }
}

/** A backend's answer, sorted: what is for the asking client, what is for every client, and the state it ended in. */
export function sortAnswer(answer: Buffer): {
  readonly own: Buffer;
  readonly notifications: Buffer;
  readonly inTransaction: boolean;
} {
  const own: Buffer[] = [];
  const notifications: Buffer[] = [];
  let inTransaction = false;
  for (let next = takeMessage(answer); next; next = takeMessage(next.rest)) {
    const type = typeOf(next.message);
    if (type === "Z") inTransaction = String.fromCharCode(next.message[5] ?? 0) !== "I";
    (type === "A" ? notifications : own).push(next.message);
  }
  return { own: Buffer.concat(own), notifications: Buffer.concat(notifications), inTransaction };
}
