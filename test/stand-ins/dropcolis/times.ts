/** Times as the document writes them: with Montreal's winter offset, whatever the season. */
export const stamp = (date: Date): string =>
  `${new Date(date.getTime() - 5 * 60 * 60 * 1000).toISOString().slice(0, 19)}-05:00`;
