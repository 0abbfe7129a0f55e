import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

/**
 * What staff searched for last. Kept in the page's memory alone: it may be a phone or a name, which neither an address
 * nor the browser's storage should hold. It outlives a visit to an order's page, and ends with the tab.
 */
export interface RememberedSearch {
  readonly term: string;
  /** The cursors that led to the page shown, the first page's left out. */
  readonly cursors: readonly string[];
}

interface Memory {
  readonly search: RememberedSearch;
  readonly remember: (search: RememberedSearch) => void;
}

const nothingSearched: RememberedSearch = { term: "", cursors: [] };

const SearchMemory = createContext<Memory | null>(null);

export function RememberingSearch({ children }: { readonly children: ReactNode }) {
  const [search, remember] = useState(nothingSearched);
  const memory = useMemo(() => ({ search, remember }), [search]);
  return <SearchMemory.Provider value={memory}>{children}</SearchMemory.Provider>;
}

export function useRememberedSearch(): Memory {
  const memory = useContext(SearchMemory);
  if (!memory) throw new Error("useRememberedSearch needs a RememberingSearch around it");
  return memory;
}
