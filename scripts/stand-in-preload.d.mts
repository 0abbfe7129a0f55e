/** Imported for what it does to `fetch`. */
export {};
