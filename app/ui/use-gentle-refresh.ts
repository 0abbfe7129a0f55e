import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/**
 * Asks again every `seconds` while something is under way and somebody looks; null: nothing is expected to change.
 * Never two at once, and never in a hidden tab.
 */
export function useGentleRefresh(seconds: number | null): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (seconds === null || state !== "idle") return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, seconds * 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [seconds, state, revalidate]);
}
