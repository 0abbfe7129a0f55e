import type { Change } from "~/shipping/problem";
import { useTranslator } from "./speaking";

/** What is not any more as the carrier was told, each with both values. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const translator = useTranslator();
  if (changes.length === 0) return null;
  return (
    <ul className="navette-changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {sentence(field)}
          <dl>
            <dt>{translator.screen("before")}</dt>
            {/* The browser may space amounts differently from the server. */}
            <dd suppressHydrationWarning>
              <bdi>{before}</bdi>
            </dd>
            <dt>{translator.screen("now")}</dt>
            <dd suppressHydrationWarning>
              <bdi>{after}</bdi>
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}

const sentence = (field: string): string => field.charAt(0).toLocaleUpperCase() + field.slice(1);
