/**
 * Pearson's χ²: how far counts lie from what chance expects, and how often chance alone lies as far.
 *
 * The upper tail is the regularised incomplete gamma function Q(df/2, x/2), by its series below and Lentz's continued
 * fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
export type ChiSquare = Readonly<{ value: number; degrees: number; probability: number }>;

export function chiSquareOf(
  counts: readonly Readonly<{ observed: number; expected: number }>[],
  degrees: number,
): ChiSquare {
  const value = counts.reduce((sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected, 0);
  return { value, degrees, probability: upperTail(value, degrees) };
}

/** The probability that χ² with so many degrees of freedom is at least `value`. */
export function upperTail(value: number, degrees: number): number {
  if (value <= 0) return 1;
  const [a, x] = [degrees / 2, value / 2];
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * seriesOf(a, x) : scale * fractionOf(a, x);
}

const enoughTerms = 10_000;
const precision = 1e-15;

function seriesOf(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < enoughTerms && term > sum * precision; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function fractionOf(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < enoughTerms; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return h;
}

/** Of halves of whole numbers: Γ(1) = 1, Γ(½) = √π, Γ(a + 1) = a·Γ(a). */
function logGamma(a: number): number {
  let log = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let n = Number.isInteger(a) ? 1 : 0.5; n < a; n++) log += Math.log(n);
  return log;
}
