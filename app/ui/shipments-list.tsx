import { Box, SkeletonBodyText } from "@shopify/polaris";
import { NothingFound } from "./empty-table";
import type { ShipmentsPage } from "./shipment-row";
import { ShipmentsTable, type TableProps } from "./shipments-table";
import { UnshippedTable } from "./unshipped-table";

interface ShipmentsListProps extends Omit<TableProps<never>, "rows"> {
  readonly page: ShipmentsPage;
  readonly term: string;
  readonly hasStates: boolean;
  readonly onClearSearch: () => void;
  readonly onClearStates: () => void;
}

/** The page's rows, or what to do where there are none. */
export function ShipmentsList({
  page,
  term,
  hasStates,
  onClearSearch,
  onClearStates,
  ...table
}: ShipmentsListProps) {
  if (page.rows.length === 0 && (term !== "" || hasStates)) {
    // While the answer is on its way nothing is known to be missing.
    if (table.isLoading) return <StillLooking />;
    const clear = { onClearSearch, onClearStates };
    return <NothingFound term={term} hasStates={hasStates} {...clear} />;
  }
  return page.kind === "shipments" ? (
    <ShipmentsTable rows={page.rows} {...table} />
  ) : (
    <UnshippedTable rows={page.rows} {...table} />
  );
}

const StillLooking = () => (
  <Box padding="400">
    <div className="navette-skeleton" aria-busy>
      <SkeletonBodyText lines={3} />
    </div>
  </Box>
);
