import { isGivenUp, mayMove, moved } from "./moves";
import type { ParcelReport } from "./ports/carrier";
import { problemOf } from "./problem";
import { shipmentStates, type Shipment, type ShipmentState } from "./shipment";
import type { TrackingEvent } from "./tracking";

export interface Folded {
  readonly shipment: Shipment;
  /** Null: nothing new was said. */
  readonly event: TrackingEvent | null;
  /** The state it moved to, where it moved. */
  readonly movedTo: ShipmentState | null;
}

/**
 * Folds what a carrier says into a shipment. The same words again change nothing. A *late* event (older than what is
 * already known) is recorded and moves nothing back. A *fresh* report against an end (delivered, then returned: it
 * happens) is recorded and raised to staff, neither hidden nor silently applied. An unknown state is shown raw.
 */
export function foldReport(
  shipment: Shipment,
  known: readonly TrackingEvent[],
  report: ParcelReport,
  heardAt: Date,
  source: "poll" | "push",
): Folded {
  const unchanged = { shipment, event: null, movedTo: null };
  const event: TrackingEvent = {
    key: `${report.carrierState}@${(report.at ?? heardAt).toISOString()}`,
    carrierState: report.carrierState,
    state: report.state,
    at: report.at ?? heardAt,
    heardAt,
  };
  if (known.some((other) => other.key === event.key)) return unchanged;
  // The same word may mean another state: a failed attempt, then failed for good.
  const means = report.state !== null && mayMove(shipment.state, report.state);
  if (!report.at && report.carrierState === shipment.carrierState && !means) return unchanged;
  // A history's entry that was pushed without its time: the same event, heard twice.
  const wasHeard = known.some((other) => !isTimed(other) && other.carrierState === report.carrierState);
  const isWhereItWas = report.carrierState === shipment.carrierState;
  if (report.at && wasHeard && (source === "push" || isWhereItWas)) return unchanged;

  // What we asked for just now is fresh whatever the carrier's stamps say; only what is pushed to us can be late. Its
  // time compares with the carrier's own times alone: an event without one carries the time we heard of it.
  const isLate =
    source === "push" &&
    report.at !== null &&
    known.some((other) => isTimed(other) && other.at.getTime() > event.at.getTime());
  // A push without a time of its own may be late without showing it: it moves forward or not at all.
  const mayBeLate =
    source === "push" &&
    report.at === null &&
    report.state !== shipment.state &&
    !isAdvance(shipment.state, report.state);
  // A word of the past that we do not know (a courier's note) is part of the story and no more.
  const isNote = source === "push" && report.state === null;
  if (isLate || mayBeLate || isNote) return { shipment, event, movedTo: null };

  const told = { ...shipment, carrierState: report.carrierState };
  if (report.state === null) {
    // Whatever already needs a person stays in front; the raw state is shown either way.
    const problem = told.problem ?? problemOf("carrier_state_unknown", { words: report.carrierState });
    return { shipment: { ...told, problem }, event, movedTo: null };
  }
  if (report.state === shipment.state)
    return { shipment: withoutTrackingProblem(told), event, movedTo: null };
  if (mayMove(shipment.state, report.state)) {
    return {
      shipment: moved(withoutReminder(withoutTrackingProblem(told)), report.state, {}),
      event,
      movedTo: report.state,
    };
  }
  if (shipment.state === "delivered" || shipment.state === "returned" || isGivenUp(shipment.state)) {
    const problem = problemOf("carrier_contradiction", {
      values: { ours: shipment.state, theirs: report.state },
      words: report.carrierState,
    });
    return { shipment: { ...told, problem }, event, movedTo: null };
  }
  // A step back between live states (a label printed again in the hub): kept and shown, nothing to undo.
  return { shipment: source === "poll" ? told : shipment, event, movedTo: null };
}

const isTimed = (event: TrackingEvent): boolean => event.at.getTime() !== event.heardAt.getTime();

const isAdvance = (from: ShipmentState, to: ShipmentState | null): boolean =>
  to !== null && shipmentStates.indexOf(to) > shipmentStates.indexOf(from) && mayMove(from, to);

/** A parcel that travels was handed over, whoever did it. */
function withoutReminder(shipment: Shipment): Shipment {
  return shipment.problem?.code === "not_validated" ? { ...shipment, problem: null } : shipment;
}

/** Problems that only said what tracking made of a state end with the next state it understands. */
function withoutTrackingProblem(shipment: Shipment): Shipment {
  return shipment.problem?.code === "carrier_state_unknown" ? { ...shipment, problem: null } : shipment;
}
