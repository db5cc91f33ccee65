import { compareSpans } from "@rapporteur/core/model";
import { compareTexts } from "@rapporteur/core/base";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { makeAnchor, openAnchorFinder } from "@rapporteur/core/text";

/** A fresh readout with what people decided on an earlier one carried over, and what could not be placed. */
export interface Carried {
  readonly readout: Readout;
  readonly kept: number;
  readonly lost: readonly ReadoutStatement[];
}

/**
 * Carries reviews from an earlier readout of the same source into a fresh one. What a person accepted stands untouched,
 * what they rejected stays rejected and is not drafted again; drafts nobody touched are replaced by the fresh ones. Where the
 * stored text has changed, passages are found again by quote, prefix and suffix; those that cannot be are listed, with a
 * warning each, and nothing is guessed.
 *
 * Cost: O(statements) where the text is the same; one folding of the text more where it is not.
 */
export function carryReviews(fresh: Readout, earlier: Readout): Carried {
  const touched = earlier.statements.filter((statement) => statement.review !== "draft" || !isMachine(statement.coder));
  const placed = fresh.document.textSha256 === earlier.document.textSha256 ? { found: touched, lost: [] } : placeAgain(touched, earlier, fresh);
  const taken = new Set(placed.found.map(keyOf));
  const ids = new Set(placed.found.map(({ id }) => id));
  const drafts = fresh.statements.filter((statement) => !ids.has(statement.id) && !taken.has(keyOf(statement)));
  const statements = [...placed.found, ...drafts].sort((a, b) => compareSpans(a, b) || compareTexts(a.id, b.id));
  const warnings = placed.lost.map(({ quote, type }) => ({
    code: "review-lost",
    message: `A reviewed ${type} statement could not be found again: “${quote}”.`,
  }));
  const entities = mergeEntities(fresh, earlier, placed.found);
  return {
    readout: { ...fresh, entities, statements, comparison: keptComparison(fresh, statements), warnings: [...fresh.warnings, ...warnings] },
    kept: placed.found.length,
    lost: placed.lost,
  };
}

function isMachine(coder: string): boolean {
  return /^(?:builtin@|model:)/.test(coder);
}

/** The same thing said in the same passage, whatever version of the coder drafted it. */
function keyOf(statement: ReadoutStatement): string {
  const place = `${statement.type} ${statement.start} ${statement.end}`;
  switch (statement.type) {
    case "relation":
      return `${place} ${statement.source} ${statement.target} ${statement.action}`;
    case "cause":
      return `${place} ${statement.cause.start} ${statement.effect.start}`;
    case "forecast":
      return `${place} ${statement.event.start}`;
    case "position":
      return `${place} ${statement.concept}`;
  }
}

function placeAgain(touched: readonly ReadoutStatement[], earlier: Readout, fresh: Readout): { found: ReadoutStatement[]; lost: ReadoutStatement[] } {
  const find = openAnchorFinder(fresh.document.text);
  const found: ReadoutStatement[] = [];
  const lost: ReadoutStatement[] = [];
  for (const statement of touched) {
    const result = find(makeAnchor(earlier.document.text, statement));
    const moved = result.kind === "found" && result.isVerbatim ? shift(statement, result.span.start - statement.start) : null;
    if (moved === null) lost.push(statement);
    else found.push(moved);
  }
  return { found, lost };
}

/** Every offset of a statement moved by the same distance: its inner spans lie inside its passage, which is verbatim the same. */
function shift(statement: ReadoutStatement, by: number): ReadoutStatement {
  const pair = ([start, end]: readonly [number, number]): [number, number] => [start + by, end + by];
  const span = <T extends { start: number; end: number }>(part: T): T => ({ ...part, start: part.start + by, end: part.end + by });
  const moved = span(statement);
  switch (moved.type) {
    case "relation":
      return { ...moved, sourceSpan: pair(moved.sourceSpan), targetSpan: pair(moved.targetSpan) };
    case "cause":
      return { ...moved, cause: span(moved.cause), effect: span(moved.effect), connective: pair(moved.connective) };
    case "forecast":
      return {
        ...moved,
        event: span(moved.event),
        horizon: moved.horizon === null ? null : span(moved.horizon),
        condition: moved.condition === null ? null : span(moved.condition),
      };
    case "position":
      return moved;
  }
}

/** Entities that carried statements name and the fresh reading does not know; their mentions pointed into the old text. */
function mergeEntities(fresh: Readout, earlier: Readout, carried: readonly ReadoutStatement[]): Readout["entities"] {
  const known = new Set(fresh.entities.map(({ id }) => id));
  const named = new Set(carried.flatMap(idsOf));
  return [...fresh.entities, ...earlier.entities.filter(({ id }) => named.has(id) && !known.has(id)).map((entity) => ({ ...entity, mentions: [] }))];
}

function idsOf(statement: ReadoutStatement): (string | null)[] {
  const common = [statement.speaker, statement.organization, ...statement.reportedBy];
  if (statement.type === "relation") return [...common, statement.source, statement.target];
  if (statement.type === "cause") return [...common, statement.cause.concept, statement.effect.concept];
  return statement.type === "position" ? [...common, statement.concept] : common;
}

/** A comparison stands only as long as every statement it compares does. */
function keptComparison(fresh: Readout, statements: readonly ReadoutStatement[]): Readout["comparison"] {
  const standing = new Set(statements.filter(({ review }) => review !== "rejected").map(({ id }) => id));
  return fresh.comparison.filter(({ sides }) => sides.every((side) => side.statements.every((id) => standing.has(id))));
}
