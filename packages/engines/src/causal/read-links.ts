import { RapporteurError } from "@rapporteur/core/base";
import {
  type CauseStatement,
  type CellValue,
  columnReader,
  type ReviewState,
  reviewStates,
  type StatementTable,
  type Status,
  textReader,
} from "@rapporteur/core/model";
import type { CausalLink } from "./causal-link.ts";

export interface ReadLinksOptions {
  /** Which review states count; accepted only, unless asked otherwise. */
  readonly review?: readonly ReviewState[];
  /** Statuses that count as claims; `denied` ones are kept as denials where listed. Supposed and demanded causes are left aside by default. */
  readonly statuses?: readonly Status[];
  /** Name of the statement type that holds causes. */
  readonly type?: string;
  /** Told of each row that holds a cause, from 0, in order: why it was left aside, or null where it became the next link. */
  readonly onRow?: (row: number, aside: LinkAside | null) => void;
}

/** Why a cause does not count as a link. */
export type LinkAside = keyof LinkReading["leftAside"];

/** Links, and what was left aside and why. */
export interface LinkReading {
  readonly links: readonly CausalLink[];
  readonly leftAside: {
    readonly review: number;
    readonly status: number;
    /** Without a concept on one of the two sides. */
    readonly concept: number;
    /** With the same concept on both sides. */
    readonly self: number;
  };
}

/**
 * Causal links of a statement table's `cause` rows. Reads the variables `cause`, `effect` (concept ids), `sign` (1, −1; or "+", "-"), `strength`,
 * `status` and `speaker`; a table without `status` holds actual claims.
 *
 * @throws RAP_CAUSAL_LINK where a sign or strength is not valid
 * Cost: O(rows).
 */
export function readLinks(table: StatementTable, options: ReadLinksOptions = {}): LinkReading {
  const type = table.typeNames.indexOf(options.type ?? "cause");
  const readRow = linkRowReader(table);
  const collector = new LinkCollector(options);
  for (let row = 0; row < table.length; row++) if (table.types[row] === type) collector.add(readRow(row), row + 1);
  return collector.reading();
}

/**
 * Causal links of plain cause statements, as a readout lists them.
 *
 * @throws as `readLinks`
 */
export function linksOfStatements(statements: readonly CauseStatement[], document: string | null, options: ReadLinksOptions = {}): LinkReading {
  const collector = new LinkCollector(options);
  for (const [index, statement] of statements.entries()) {
    const { id, sign, strength, speaker, status, review } = statement;
    const concepts = { cause: statement.cause.concept, effect: statement.effect.concept };
    collector.add({ id, ...concepts, sign, strength, speaker, status, review, document, reviewedByPerson: review !== "draft" }, index + 1);
  }
  return collector.reading();
}

/**
 * Refuses a link no map can hold.
 *
 * @throws RAP_CAUSAL_LINK for a strength outside (0, 1]
 */
export function checkStrength(strength: number | null, place: { row: number; id: string }): void {
  if (strength === null || (strength > 0 && strength <= 1)) return;
  throw new RapporteurError("RAP_CAUSAL_LINK", {
    ...place,
    problem: `the strength ${strength} is not above 0 and at most 1`,
    cure: "correct it or leave it empty",
  });
}

interface RawLink {
  readonly id: string;
  readonly cause: string | null;
  readonly effect: string | null;
  readonly sign: CellValue;
  readonly strength: CellValue;
  readonly speaker: string | null;
  readonly status: string;
  readonly review: ReviewState;
  readonly document: string | null;
  readonly reviewedByPerson: boolean;
}

class LinkCollector {
  private readonly links: CausalLink[] = [];
  private readonly leftAside = { review: 0, status: 0, concept: 0, self: 0 };
  private readonly reviews: readonly ReviewState[];
  private readonly statuses: readonly string[];

  private readonly onRow: ReadLinksOptions["onRow"];

  constructor(options: ReadLinksOptions) {
    this.reviews = options.review ?? ["accepted"];
    this.statuses = options.statuses ?? ["actual", "denied"];
    this.onRow = options.onRow;
  }

  add(raw: RawLink, row: number): void {
    const { cause, effect } = raw;
    const aside = this.#aside(raw);
    if (aside !== null) this.leftAside[aside]++;
    else if (cause !== null && effect !== null) this.links.push(checkedLink(raw, { cause, effect }, row));
    this.onRow?.(row - 1, aside);
  }

  #aside({ review, status, cause, effect }: RawLink): LinkAside | null {
    if (!this.reviews.includes(review)) return "review";
    if (!this.statuses.includes(status)) return "status";
    if (cause === null || effect === null) return "concept";
    return cause === effect ? "self" : null;
  }

  reading(): LinkReading {
    return { links: this.links, leftAside: this.leftAside };
  }
}

function checkedLink(raw: RawLink, concepts: { cause: string; effect: string }, row: number): CausalLink {
  const place = { row, id: raw.id };
  const sign = signOf(raw.sign);
  if (sign === undefined) {
    throw new RapporteurError("RAP_CAUSAL_LINK", {
      ...place,
      problem: `the sign is ${String(raw.sign)}`,
      cure: "give 1, -1, or nothing where it is unknown",
    });
  }
  const strength = typeof raw.strength === "number" ? raw.strength : null;
  checkStrength(strength, place);
  const { id, speaker, document, reviewedByPerson } = raw;
  return { id, ...concepts, sign, strength, speaker, isDenied: raw.status === "denied", document, reviewedByPerson };
}

function signOf(value: CellValue): 1 | -1 | null | undefined {
  if (value === null || value === "") return null;
  if (value === 1 || value === "+" || value === "1") return 1;
  if (value === -1 || value === "-" || value === "−" || value === "-1") return -1;
  return undefined;
}

function linkRowReader(table: StatementTable): (row: number) => RawLink {
  const [cause, effect] = [textReader(table, "cause"), textReader(table, "effect")];
  const [speaker, status] = [textReader(table, "speaker"), textReader(table, "status")];
  const [sign, strength] = [columnReader(table, "sign"), columnReader(table, "strength")];
  return (row) => ({
    id: table.ids[row] ?? "",
    cause: cause(row),
    effect: effect(row),
    sign: sign(row),
    strength: strength(row),
    speaker: speaker(row),
    status: status(row) ?? "actual",
    review: reviewStates[table.reviews[row] ?? 0] ?? "draft",
    document: table.documents.ids[table.documentOf[row] ?? -1] ?? null,
    reviewedByPerson: table.reviewedByPerson[row] === 1,
  });
}
