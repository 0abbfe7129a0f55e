/** Times as the host writes them: Africa/Algiers, one hour before UTC all year, without a zone. */
const shifted = (moment: Date): string => new Date(moment.getTime() + 3_600_000).toISOString();

/** Y-m-d */
export const dayOf = (moment: Date): string => shifted(moment).slice(0, 10);
/** H:i:s */
export const timeOf = (moment: Date): string => shifted(moment).slice(11, 19);
export const stampOf = (moment: Date): string => `${dayOf(moment)} ${timeOf(moment)}`;
