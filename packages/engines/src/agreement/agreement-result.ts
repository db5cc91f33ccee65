/** A value that a coder gave: a category, number or yes/no; null where the coder did not code the unit (which is not "no code"). */
export type CodedValue = string | number | boolean | null;

/** One row a unit, one column a coder. */
export type Codings = readonly (readonly CodedValue[])[];

/**
 * A coefficient of agreement, or a plain word why there is none. "No variation": all values are alike, so that chance would agree as well and
 * nothing can be told; some programs print 1 there. "No pairable values": no unit has two values.
 */
export type AgreementResult =
  | { readonly kind: "value"; readonly value: number; readonly observed: number; readonly expected: number; readonly unitCount: number }
  | { readonly kind: "undefined"; readonly reason: "no variation" | "no pairable values"; readonly unitCount: number };

/** A coefficient of the form 1 − observed disagreement / expected disagreement. */
export function fromDisagreement(observed: number, expected: number, unitCount: number): AgreementResult {
  if (unitCount === 0) return { kind: "undefined", reason: "no pairable values", unitCount };
  if (expected === 0) return { kind: "undefined", reason: "no variation", unitCount };
  return { kind: "value", value: 1 - observed / expected, observed, expected, unitCount };
}

/** A coefficient of the form (observed − expected) / (1 − expected) of agreements. */
export function fromAgreement(observed: number, expected: number, unitCount: number): AgreementResult {
  if (unitCount === 0) return { kind: "undefined", reason: "no pairable values", unitCount };
  if (1 - expected < 1e-12) return { kind: "undefined", reason: "no variation", unitCount };
  return { kind: "value", value: (observed - expected) / (1 - expected), observed, expected, unitCount };
}

/** The number, or null where there is none. */
export function valueOf(result: AgreementResult): number | null {
  return result.kind === "value" ? result.value : null;
}
