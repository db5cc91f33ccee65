/**
 * True where the long form of exhaustive tests is asked for: `RAPPORTEUR_LONG_TESTS=1`, as every night. `npm test` runs the short form, which tries each kind
 * of thing, but not each with each, nor as many times.
 */
export const isLong = (process.env["RAPPORTEUR_LONG_TESTS"] ?? "") !== "";

/** How often a test tries what it could try for ever. */
export function times(short: number, long: number): number {
  return isLong ? long : short;
}
