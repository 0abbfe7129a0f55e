/** Reads `NAME --port N --option value --flag` into a name, a port and options. */

export type Arguments = {
  readonly name: string | undefined;
  readonly port: number;
  readonly options: Readonly<Record<string, string>>;
};

/** Throws an Error of one line when the arguments make no sense. */
export function readArguments(argv: readonly string[]): Arguments {
  let name: string | undefined;
  const options: Record<string, string> = {};
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? "";
    if (!word.startsWith("--")) {
      if (name !== undefined) throw new Error(`one stand-in at a time: ${name} or ${word}?`);
      name = word;
      continue;
    }
    const [key = "", inline] = word.slice(2).split(/=(.*)/s);
    const next = argv[index + 1];
    if (inline !== undefined) options[key] = inline;
    else if (next !== undefined && !next.startsWith("--")) {
      options[key] = next;
      index += 1;
    } else options[key] = "true";
  }
  const { port: wanted = "0", ...others } = options;
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${wanted} is no port`);
  return { name, port, options: others };
}
