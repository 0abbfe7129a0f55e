/**
 * "Vous ne pouvez pas effectuer plus de 10 requêtes par seconde sur l'ensemble des URL web-hook de votre entreprise":
 * kept strictly over a sliding second of real time, with the documented 426 and the temporary restriction after it.
 */

export const CALLS_A_SECOND = 10;
/** (assumed) Neither is documented. */
export const WARNINGS_BEFORE_BAN = 3;
export const WARNING_WINDOW_MS = 10_000;
export const BAN_MS = 30_000;

export type Limits = {
  /** What is wrong with the haste of this company's call; undefined when it may go on. */
  over(company: string): "too-fast" | "banned" | undefined;
  readonly counts: { tooFast: number; banned: number };
};

export function createLimits(now: () => number = () => performance.now()): Limits {
  const companies = new Map<string, { calls: number[]; warnings: number[]; bannedUntil: number }>();
  const counts = { tooFast: 0, banned: 0 };
  return {
    counts,
    over(name) {
      const company = companies.get(name) ?? { calls: [], warnings: [], bannedUntil: 0 };
      companies.set(name, company);
      if (now() < company.bannedUntil) {
        counts.banned += 1;
        return "banned";
      }
      company.calls = company.calls.filter((at) => now() - at < 1000);
      if (company.calls.length < CALLS_A_SECOND) {
        company.calls.push(now());
        return undefined;
      }
      counts.tooFast += 1;
      company.warnings = [...company.warnings.filter((at) => now() - at < WARNING_WINDOW_MS), now()];
      if (company.warnings.length >= WARNINGS_BEFORE_BAN) company.bannedUntil = now() + BAN_MS;
      return "too-fast";
    },
  };
}
