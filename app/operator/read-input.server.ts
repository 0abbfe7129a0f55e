import type { Readable } from "node:stream";
import type { VerbInput } from "./verb";

/**
 * Whoever starts this command may have left stdin open without meaning to say anything (a program that runs it through
 * a pipe). A verb that can do without JSON waits so long for its first byte; what it goes on without is said.
 */
const patienceMilliseconds = 5_000;

/**
 * Reads what the verb takes from stdin. A terminal is not waited for.
 *
 * @returns null where nothing came
 */
export async function readInput(
  stdin: Readable & { readonly isTTY?: boolean },
  input: VerbInput,
  onSilence: (note: string) => void,
  patience = patienceMilliseconds,
): Promise<string | null> {
  if (input.needed === "no" || stdin.isTTY) return null;
  const silence =
    input.needed === "maybe"
      ? setTimeout(() => {
          onSilence(`nothing came on stdin for ${patience / 1000} seconds: going on without JSON`);
          stdin.destroy();
        }, patience)
      : undefined;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stdin) {
      clearTimeout(silence);
      chunks.push(Buffer.from(chunk as Uint8Array)); // a byte stream, without an encoding, gives bytes
    }
  } catch (error) {
    if (!stdin.destroyed) throw error;
  } finally {
    clearTimeout(silence);
  }
  const text = Buffer.concat(chunks).toString("utf8").trim();
  return text === "" ? null : text;
}
