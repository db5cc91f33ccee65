import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../../people/author-mark.ts";
import type { BoundMarks } from "../bind-marks.ts";

/** A line that names several who sign together, with what stands between the marks before and behind it: over or under it is what they sign. */
export interface JointSignature extends Span {
  /** Two at least. */
  readonly people: readonly MarkedPerson[];
}

/** In the order of the text, none over another's middle. Cost: linear in the marks. */
export function jointSignatures({ byUnit }: Pick<BoundMarks, "byUnit">, end: number): JointSignature[] {
  const marks = [...byUnit.values()].filter(({ kind }) => kind !== "bio").toSorted((a, b) => a.start - b.start);
  return marks.flatMap(({ people }, index) =>
    people.length < 2 ? [] : [{ people, start: marks[index - 1]?.end ?? 0, end: marks[index + 1]?.start ?? end }],
  );
}
