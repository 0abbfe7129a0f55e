import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** How a screen asks again, and whether it is asking. */
export interface Refresh {
  readonly askAgain: () => void;
  readonly isBusy: boolean;
}

/** The loaders' data, anew. */
export function useRevalidation(): Refresh {
  const { revalidate, state } = useRevalidator();
  return { askAgain: revalidate, isBusy: state !== "idle" };
}

/**
 * Asks again every `seconds` while something is under way and somebody looks; null: nothing is expected to change.
 * Never two at once, and never in a hidden tab.
 */
export function useGentleRefresh(seconds: number | null, { askAgain, isBusy }: Refresh): void {
  useEffect(() => {
    if (seconds === null || isBusy) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") askAgain();
    }, seconds * 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [seconds, isBusy, askAgain]);
}
