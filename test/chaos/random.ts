/** Chance from a seed: the same seed gives the same numbers on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
  /** Numbers of their own for one purpose: what is drawn elsewhere does not move them. */
  fork(label: string): Random;
}

export function randomFrom(seed: string): Random {
  const next = sfc32(seed);
  const random: Random = {
    next,
    int: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error("there is nothing to pick from");
      return item;
    },
    shuffled(items) {
      const left = [...items];
      const mixed: typeof left = [];
      while (left.length > 0) mixed.push(...left.splice(random.int(0, left.length - 1), 1));
      return mixed;
    },
    fork: (label) => randomFrom(`${seed}/${label}`),
  };
  return random;
}

/**
 * The item whose name draws the highest number with this seed. Items that are added or left out change the choice of few
 * seeds, where counting through the list would change it for all.
 */
export function steadyChoice(seed: string, names: readonly string[]): string {
  const draws = names.map((name) => ({ name, drawn: randomFrom(`${seed}/${name}`).next() }));
  const best = draws.reduce((one, other) => (other.drawn > one.drawn ? other : one), { name: "", drawn: -1 });
  return best.name;
}

/** Small fast counter, 32 bits: 128 bits of state filled from the text by FNV-1a, one word per salt. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = [word(seed, 1), word(seed, 2), word(seed, 3), 1];
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still look like the seed.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function word(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1);
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}
