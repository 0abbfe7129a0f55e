import type { Ledgers } from "./ledgers";
import type { Violation } from "./violation";

/** No line of the log holds a secret or anything personal, however it is written. */
export function judgeLogs({ logLines, secrets }: Ledgers): readonly Violation[] {
  const needles = [...new Set(secrets.map(folded))].filter((needle) => needle.length >= 5);
  return logLines.flatMap((line): readonly Violation[] => {
    const text = folded(line);
    const found = needles.find((needle) => text.includes(needle));
    return found === undefined
      ? []
      : [{ kind: "leak", about: "the log", words: `${found} in ${line.trim().slice(0, 200)}` }];
  });
}

/** Without what people put between the digits of a phone. */
const folded = (text: string): string => text.toLowerCase().replace(/(?<=\d)[-. ()]+(?=\d)/g, "");
