import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "../random";
import { plantFault } from "./faults";
import type { RealInstallation } from "./installation";
import { carryOut } from "./kill";
import type { Kill } from "./kill-schedule";
import { typeSomething } from "./staff";
import type { Traffic } from "./traffic";

/** Orders come, parcels move, parties fail and staff type, while the app dies again and again. Answers what it died of. */
export async function killWhileBusy(
  installation: RealInstallation,
  traffic: Traffic,
  kills: readonly Kill[],
  random: Random,
): Promise<readonly string[]> {
  let isOver = false;
  const again = async (least: number, most: number, act: () => unknown): Promise<void> => {
    while (!isOver) {
      await act();
      await pause(random.int(least, most));
    }
  };
  const busy = [
    again(300, 1_300, () => traffic.begin()),
    again(500, 2_500, () => plantFault(installation, random)),
    again(3_000, 5_000, () => traffic.moveParcels(({ isPlain }) => isPlain, 6)),
    again(5_000, 12_000, () => typeSomething(installation, traffic, random)),
  ];
  const labels: string[] = [];
  const dying = async (): Promise<void> => {
    for (const kill of kills) {
      if (isOver) return;
      labels.push(await carryOut(installation, traffic, kill));
    }
    isOver = true;
  };
  await Promise.all([dying(), ...busy]).finally(() => {
    isOver = true;
  });
  return labels;
}
