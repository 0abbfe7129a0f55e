import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import type { ShipmentState } from "~/shipping/shipment";
import { useRememberedSearch } from "./remembered-search";
import type { SearchAnswer } from "./shipment-row";
import type { ShipmentView } from "./shipment-views";

/** While somebody types, each key is not a question yet. */
const typingPauseMilliseconds = 400;

/** As much as is searched for. */
const longestTerm = 200;

/** The searched list: posted, so that what is searched never stands in an address (see routes/app.search.tsx). */
export function useShipmentSearch(view: ShipmentView, states: readonly ShipmentState[]) {
  const { search, remember } = useRememberedSearch();
  const { data, state, submit } = useFetcher<SearchAnswer>({ key: "search" });
  const { cursors } = search;
  const term = search.term.slice(0, longestTerm).trim();
  // Orders that do not ship are not searched: a search for one shows the way to it from any other view.
  const isActive = term !== "" && view !== "notShipping";
  const chosen = states.join(",");
  const after = cursors.at(-1) ?? "";

  const askAgain = useCallback(() => {
    submit({ search: term, view, states: chosen, after }, { method: "post", action: "/app/search" });
  }, [submit, term, view, chosen, after]);

  // Pages and filters are asked for at once; so is what was searched before another screen was opened.
  const askedTerm = useRef(term);
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setTimeout(
      () => {
        askedTerm.current = term;
        askAgain();
      },
      askedTerm.current === term ? 0 : typingPauseMilliseconds,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [isActive, term, askAgain]);

  const asked = data?.question;
  const isAnswered =
    asked?.search === term &&
    asked.view === view &&
    asked.states.join(",") === chosen &&
    (asked.after ?? "") === after;
  return {
    term: search.term,
    isActive,
    isBusy: state !== "idle",
    /** The last answer, which may be to an earlier question while the present one is under way. */
    answer: isActive ? (data ?? null) : null,
    isAnswered: isActive && isAnswered,
    askAgain,
    /** Another term, or another part of the list, starts at its first page. */
    search: (next: string) => {
      remember({ term: next, cursors: [] });
    },
    fromTheStart: () => {
      if (cursors.length > 0) remember({ ...search, cursors: [] });
    },
    pagination: paginationOf(isAnswered ? (data?.page.next ?? null) : null, cursors, (pages) => {
      remember({ ...search, cursors: pages });
    }),
  };
}

/** Cursors lead forward only; the way back is remembered. */
function paginationOf(
  next: string | null,
  cursors: readonly string[],
  open: (cursors: readonly string[]) => void,
) {
  if (next === null && cursors.length === 0) return null;
  return {
    hasNext: next !== null,
    onNext: () => {
      if (next !== null) open([...cursors, next]);
    },
    hasPrevious: cursors.length > 0,
    onPrevious: () => {
      open(cursors.slice(0, -1));
    },
  };
}
