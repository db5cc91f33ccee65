import type { Quotation, Statement } from "@rapporteur/core/model";
import type { Comparison } from "../readout/readout.ts";

/** Ids of all parties, speakers and matters that what was drafted speaks of. */
export function entitiesUsed(statements: readonly Statement[], quotations: readonly Quotation[], comparison: readonly Comparison[]): Set<string> {
  const ids = [
    ...comparison.map(({ about }) => about),
    ...quotations.map(({ speaker }) => speaker),
    ...statements.flatMap((statement) => [statement.speaker, statement.organization, ...statement.reportedBy, ...ownEntities(statement)]),
  ];
  return new Set(ids.filter((id) => id !== null));
}

function ownEntities(statement: Statement): (string | null)[] {
  switch (statement.type) {
    case "relation":
      return [statement.source, statement.target];
    case "cause":
      return [statement.cause.concept, statement.effect.concept];
    case "position":
      return [statement.concept];
    default:
      return [];
  }
}
