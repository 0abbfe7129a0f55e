import { BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { carrierLabels } from "~/i18n/present-values";
import { Amount } from "./amount";
import { EmptyTable } from "./empty-table";
import { ProblemWords } from "./problem-words";
import type { ShipmentRow } from "./shipment-row";
import { useTranslator } from "./speaking";
import { StateBadge } from "./state-badge";
import { TrackingNumber } from "./tracking-number";

export interface TableProps<Row> {
  readonly rows: readonly Row[];
  readonly isLoading: boolean;
  readonly isFiltered: boolean;
  readonly pagination: {
    readonly hasNext: boolean;
    readonly onNext: () => void;
    readonly hasPrevious: boolean;
    readonly onPrevious: () => void;
  } | null;
}

/** Columns on a wide screen, one block per shipment on a narrow one. */
export function ShipmentsTable({ rows, isLoading, isFiltered, pagination }: TableProps<ShipmentRow>) {
  const translator = useTranslator();
  const { smDown } = useBreakpoints();
  if (rows.length === 0) return <EmptyTable isFiltered={isFiltered} />;
  return (
    <IndexTable
      selectable={false}
      condensed={smDown}
      loading={isLoading}
      itemCount={rows.length}
      resourceName={{
        singular: translator.screen("yourShipments"),
        plural: translator.screen("yourShipments"),
      }}
      headings={[
        { title: translator.screen("order") },
        { title: translator.screen("state") },
        { title: translator.screen("carrier") },
        { title: translator.screen("collect"), alignment: "end" },
        {
          id: "problem",
          title: <span className="navette-words-heading">{translator.screen("problem")}</span>,
        },
      ]}
      {...(pagination ? { pagination } : {})}
    >
      {rows.map((row, position) => (
        <IndexTable.Row key={row.id} id={row.id} position={position}>
          {smDown ? <NarrowShipment row={row} /> : <WideShipment row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function WideShipment({ row }: { readonly row: ShipmentRow }) {
  return (
    <>
      <IndexTable.Cell>
        <OrderLink id={row.orderId} name={row.orderName} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StateBadge state={row.state} />
        <CarrierState row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Carrier row={row} />
        {row.trackingNumber !== null && (
          <div>
            <TrackingNumber number={row.trackingNumber} url={row.trackingUrl} />
          </div>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          <Amount collect={row.collect} />
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <ProblemWords problem={row.problem} carrier={row.carrier} />
      </IndexTable.Cell>
    </>
  );
}

function NarrowShipment({ row }: { readonly row: ShipmentRow }) {
  return (
    <div className="navette-narrow-row">
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <OrderLink id={row.orderId} name={row.orderName} />
          <Text as="span" numeric>
            <Amount collect={row.collect} />
          </Text>
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          <StateBadge state={row.state} />
          <CarrierState row={row} />
        </InlineStack>
        <InlineStack gap="200">
          <Carrier row={row} />
          {row.trackingNumber !== null && (
            <TrackingNumber number={row.trackingNumber} url={row.trackingUrl} />
          )}
        </InlineStack>
        <ProblemWords problem={row.problem} carrier={row.carrier} />
      </BlockStack>
    </div>
  );
}

export function OrderLink({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Link url={`/app/orders/${id}`} dataPrimaryLink removeUnderline monochrome>
      <Text as="span" fontWeight="semibold">
        <bdi>{name}</bdi>
      </Text>
    </Link>
  );
}

function Carrier({ row }: { readonly row: ShipmentRow }) {
  const translator = useTranslator();
  if (row.carrier) return <bdi>{carrierLabels[row.carrier]}</bdi>;
  return (
    <Text as="span" tone="subdued">
      {translator.screen("noCarrier")}
    </Text>
  );
}

/** The carrier's own spelling, which staff meet on its portal too. */
function CarrierState({ row }: { readonly row: ShipmentRow }) {
  if (row.carrierState === null) return null;
  return (
    <Text as="p" tone="subdued" variant="bodySm">
      <bdi>{row.carrierState}</bdi>
    </Text>
  );
}
