import { sampleMoment } from "../../packages/app/src/store/testing/sample-records.ts";

/* What the writer and those who look after it agree on. */

export const faultProject = "main";
/** Each kind of writing is done by two at once, so that writes share transactions. */
export const laneCount = 2;
export const faultJob = { id: "job", kind: "fault" } as const;

const hourMs = 3_600_000;

/** The store's clock in a round: rounds are an hour apart, so that what a killed worker held comes back in the next. */
export function momentOf(round: number): string {
  return new Date(Date.parse(sampleMoment) + round * hourMs).toISOString();
}

export function effectOf(unit: number): string {
  return `u${unit}`;
}

export function textOf(id: string): string {
  return `Words of ${id} stand here.\n\nAnd here is a second paragraph, so that there is something to find.`;
}

/** What writers said was done, over all rounds. */
export interface Acknowledged {
  readonly documents: Set<string>;
  readonly comments: Set<string>;
  /** Highest edit by record. */
  readonly edits: Map<string, number>;
  /** How often a unit was noted as done: more than once is a fault. */
  readonly units: Map<number, number>;
  /** Of the library, as far as writers were told. */
  revision: number;
}

export function nothingAcknowledged(): Acknowledged {
  return { documents: new Set(), comments: new Set(), edits: new Map(), units: new Map(), revision: 0 };
}

/** Takes a line of a writer; a line that a kill cut off says nothing. */
export function acknowledge(known: Acknowledged, line: string): void {
  const [ack, kind, id = "", detail = ""] = line.split(" ");
  if (ack !== "ack") return;
  if (kind === "document") {
    known.documents.add(id);
    known.revision = Math.max(known.revision, Number(detail));
  } else if (kind === "comment") known.comments.add(id);
  else if (kind === "edit") known.edits.set(id, Number(detail));
  else if (kind === "unit") known.units.set(Number(id), (known.units.get(Number(id)) ?? 0) + 1);
}

export function acknowledgedCount({ documents, comments, edits, units }: Acknowledged): number {
  return documents.size + comments.size + units.size + edits.values().reduce((sum, count) => sum + count, 0);
}
