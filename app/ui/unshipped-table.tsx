import { BlockStack, IndexTable, useBreakpoints } from "@shopify/polaris";
import { EmptyTable } from "./empty-table";
import { ProblemWords } from "./problem-words";
import type { UnshippedRow } from "./shipment-row";
import { OrderLink, type TableProps } from "./shipments-table";
import { useTranslator } from "./speaking";

/** Orders of which nothing ships, each with its reason. */
export function UnshippedTable({ rows, isLoading, isFiltered, pagination }: TableProps<UnshippedRow>) {
  const translator = useTranslator();
  const { smDown } = useBreakpoints();
  if (rows.length === 0) return <EmptyTable isFiltered={isFiltered} />;
  return (
    <IndexTable
      selectable={false}
      condensed={smDown}
      loading={isLoading}
      itemCount={rows.length}
      resourceName={{ singular: translator.screen("yourOrders"), plural: translator.screen("yourOrders") }}
      headings={[
        { title: translator.screen("order") },
        { id: "reason", title: <span className="navette-words-heading">{translator.screen("reason")}</span> },
      ]}
      {...(pagination ? { pagination } : {})}
    >
      {rows.map((row, position) => (
        <IndexTable.Row key={row.id} id={row.id} position={position}>
          {smDown ? (
            <div className="navette-narrow-row">
              <BlockStack gap="100">
                <OrderLink id={row.id} name={row.name} />
                <ProblemWords problem={row.problem} carrier={null} />
              </BlockStack>
            </div>
          ) : (
            <>
              <IndexTable.Cell>
                <OrderLink id={row.id} name={row.name} />
              </IndexTable.Cell>
              <IndexTable.Cell>
                <ProblemWords problem={row.problem} carrier={null} />
              </IndexTable.Cell>
            </>
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
