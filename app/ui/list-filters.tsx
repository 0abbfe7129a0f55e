import { ChoiceList, Filters } from "@shopify/polaris";
import { useState } from "react";
import { stateName } from "~/i18n/sentences";
import type { ShipmentState } from "~/shipping/shipment";
import { useTranslator } from "./speaking";

interface ListFiltersProps {
  readonly term: string;
  readonly canSearch: boolean;
  readonly isBusy: boolean;
  readonly onSearch: (term: string) => void;
  /** Which states can be chosen; none: there is nothing to choose. */
  readonly offered: readonly ShipmentState[];
  readonly chosen: readonly ShipmentState[];
  readonly onChoose: (states: readonly ShipmentState[]) => void;
}

/** The search box, and the choice of states, above the list. */
export function ListFilters(props: ListFiltersProps) {
  const { term, canSearch, isBusy, onSearch, offered, chosen, onChoose } = props;
  const translator = useTranslator();
  if (!canSearch && offered.length === 0) return null;
  const names = chosen.map((state) => stateName(state, translator));
  const choices = <StateChoice offered={offered} chosen={chosen} onChoose={onChoose} />;
  return (
    <Filters
      queryValue={term}
      queryPlaceholder={translator.screen("search")}
      hideQueryField={!canSearch}
      loading={isBusy}
      onQueryChange={onSearch}
      onQueryClear={() => {
        onSearch("");
      }}
      onClearAll={() => {
        onChoose([]);
      }}
      filters={
        offered.length === 0
          ? []
          : [{ key: "state", label: translator.screen("state"), filter: choices, pinned: true }]
      }
      appliedFilters={
        chosen.length === 0
          ? []
          : [
              {
                key: "state",
                label: translator.screen("stateIs", { states: names.join(translator.screen("comma")) }),
                onRemove: () => {
                  onChoose([]);
                },
              },
            ]
      }
    />
  );
}

/** A box is ticked as soon as it is clicked; the list follows. */
function StateChoice({
  offered,
  chosen,
  onChoose,
}: Pick<ListFiltersProps, "offered" | "chosen" | "onChoose">) {
  const translator = useTranslator();
  const settled = chosen.join(",");
  const [ticked, setTicked] = useState(chosen);
  const [followed, setFollowed] = useState(settled);
  if (followed !== settled) {
    setFollowed(settled);
    setTicked(chosen);
  }
  return (
    <ChoiceList
      title={translator.screen("state")}
      titleHidden
      allowMultiple
      choices={offered.map((state) => ({ value: state, label: stateName(state, translator) }))}
      selected={[...ticked]}
      onChange={(selected) => {
        const states = offered.filter((state) => selected.includes(state));
        setTicked(states);
        onChoose(states);
      }}
    />
  );
}
