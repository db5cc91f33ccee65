import { ownValue } from "@rapporteur/core/base";
import type { CodedValue } from "./agreement-result.ts";
import type { CodedStatement } from "./coded-statement.ts";
import type { ComparedVariable } from "./compared-variable.ts";
import type { StatementGroup } from "./match-statements.ts";

/** Something that coders have to settle. */
export type Disagreement =
  /** Some coded a statement here, others did not; `otherTypes` are statements of another type that those others have on the same words. */
  | {
      readonly kind: "missing";
      readonly statements: StatementGroup;
      readonly missingFrom: readonly string[];
      readonly otherTypes: readonly CodedStatement[];
    }
  /** All have the statement but begin or end it elsewhere. */
  | { readonly kind: "boundary"; readonly statements: StatementGroup }
  /** They have it but give a variable different values. */
  | { readonly kind: "value"; readonly statements: StatementGroup; readonly variable: string; readonly values: Readonly<Record<string, CodedValue>> };

/**
 * Disagreements of matched statements, in order of document and place. A value that one coder left open (null) is not a disagreement.
 * Cost: O(groups × variables + overlapping statements).
 */
export function listDisagreements(
  groups: readonly StatementGroup[],
  coders: readonly string[],
  variables: readonly ComparedVariable[],
): Disagreement[] {
  const byDocument = Map.groupBy(groups.flat(), (statement) => statement.document);
  for (const list of byDocument.values()) list.sort((a, b) => a.start - b.start);
  const sorted = [...groups].sort((a, b) => compare(a[0], b[0]));
  return sorted.flatMap((group) => [...missing(group, coders, byDocument), ...boundary(group), ...differentValues(group, variables)]);
}

function compare(a: CodedStatement | undefined, b: CodedStatement | undefined): number {
  if (!a || !b || a.document === b.document) return (a?.start ?? 0) - (b?.start ?? 0);
  return a.document < b.document ? -1 : 1;
}

function missing(group: StatementGroup, coders: readonly string[], byDocument: ReadonlyMap<string, readonly CodedStatement[]>): Disagreement[] {
  const first = group[0];
  const missingFrom = coders.filter((coder) => !group.some((statement) => statement.coder === coder));
  if (!first || missingFrom.length === 0) return [];
  const otherTypes = (byDocument.get(first.document) ?? []).filter(
    (other) => other.type !== first.type && missingFrom.includes(other.coder) && other.start < first.end && first.start < other.end,
  );
  return [{ kind: "missing", statements: group, missingFrom, otherTypes }];
}

function boundary(group: StatementGroup): Disagreement[] {
  const isSame = group.every((statement) => statement.start === group[0]?.start && statement.end === group[0]?.end);
  return isSame ? [] : [{ kind: "boundary", statements: group }];
}

function differentValues(group: StatementGroup, variables: readonly ComparedVariable[]): Disagreement[] {
  return variables.flatMap(({ type, variable }): Disagreement[] => {
    if (type !== group[0]?.type) return [];
    const values = Object.fromEntries(group.map((statement) => [statement.coder, ownValue(statement.values, variable) ?? null]));
    const given = new Set(Object.values(values).filter((value) => value !== null));
    return given.size > 1 ? [{ kind: "value", statements: group, variable, values }] : [];
  });
}
