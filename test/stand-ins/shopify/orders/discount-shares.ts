/** What a discount takes off, and which line bears how much of it. Amounts are minor units. */

/** Something that can be discounted: a line of goods or of shipping, with what is left of it. */
export type Bearer = { readonly full: bigint; left: bigint };

/** `percentage` ("12.5") of an amount, rounded half up. */
export function percentOf(amount: bigint, percentage: string): bigint {
  const ppm = BigInt(Math.round(Number(percentage) * 10_000));
  return (amount * ppm + 500_000n) / 1_000_000n;
}

/**
 * Spreads an amount by what each bearer costs in full, never more than is left of it. The shares add up to the
 * amount, or to all that was left; `left` is lowered by them.
 */
export function spread(amount: bigint, bearers: readonly Bearer[]): readonly bigint[] {
  const whole = bearers.reduce((sum, { full }) => sum + full, 0n);
  let passed = 0n;
  let open = amount;
  const shares = bearers.map((bearer) => {
    const before = whole === 0n ? 0n : (amount * passed) / whole;
    passed += bearer.full;
    const share = least(whole === 0n ? 0n : (amount * passed) / whole - before, bearer.left);
    bearer.left -= share;
    open -= share;
    return share;
  });
  // What a bearer could not take, because an earlier discount had taken it already, goes to the others.
  return bearers.map((bearer, index) => {
    const more = least(open, bearer.left);
    bearer.left -= more;
    open -= more;
    return (shares[index] ?? 0n) + more;
  });
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, one) => sum + one, 0n);
}
