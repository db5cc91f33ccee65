import { type Random, RapporteurError } from "@rapporteur/core/base";
import { valueOf, type AgreementResult, type CodedValue, type Codings } from "./agreement-result.ts";
import { bootstrapInterval, type BootstrapInterval } from "./bootstrap-interval.ts";
import type { CodedDocument, CodedSpan } from "./coded-span.ts";
import type { CodedStatement } from "./coded-statement.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";
import { listDisagreements, type Disagreement } from "./list-disagreements.ts";
import { matchStatements, type StatementGroup } from "./match-statements.ts";
import { unitizingAlpha, type UnitizingAlpha } from "./unitizing-alpha.ts";
import type { ComparedVariable } from "./compared-variable.ts";

export interface CompareOptions {
  /** Coders to compare, people or machines; all that occur where left out. */
  readonly coders?: readonly string[];
  readonly variables: readonly ComparedVariable[];
  /** See `matchStatements`. */
  readonly leastOverlap?: number;
  /** Where given, intervals are drawn with it, documents being the units; say its seed beside them. */
  readonly random?: Random;
  /** 500 where left out. */
  readonly sampleCount?: number;
}

export interface VariableAgreement extends ComparedVariable {
  readonly alpha: AgreementResult;
  /** Matched statements in which at least two coders gave a value. */
  readonly unitCount: number;
  readonly interval: BootstrapInterval | null;
}

export interface CodingComparison {
  readonly coders: readonly string[];
  /** Agreement on where passages of each type begin and end. */
  readonly passages: UnitizingAlpha;
  readonly passagesByDocument: ReadonlyMap<string, AgreementResult>;
  /** Agreement on the values of statements that coders share. */
  readonly variables: readonly VariableAgreement[];
  readonly groups: readonly StatementGroup[];
  /** What the coders have to talk about, in text order. */
  readonly disagreements: readonly Disagreement[];
}

/**
 * Compares what coders made of the same documents: passages by unitizing α, values of matched statements by Krippendorff's α, and the disagreements one by one.
 * A machine is a coder like any other.
 *
 * @param documents those that all of the coders were to code: a document that one of them never saw is not a disagreement and must be left out
 * @throws RAP_AGREEMENT_OPTION for fewer than two coders, RAP_AGREEMENT_ROW for spans outside their document
 * Cost: dominated by `unitizingAlpha` and, with intervals, samples × matched statements.
 */
export function compareCodings(
  statements: readonly CodedStatement[],
  documents: readonly CodedDocument[],
  options: CompareOptions,
): CodingComparison {
  const coders = [...new Set(options.coders ?? statements.map((statement) => statement.coder))].sort();
  if (coders.length < 2)
    throw new RapporteurError("RAP_AGREEMENT_OPTION", {
      option: "the list of coders",
      value: coders.length === 0 ? "empty" : `only ${coders[0] ?? ""}`,
      must: "at least two who coded the same documents",
    });
  const known = new Set(documents.map((document) => document.id));
  const chosen = statements.filter((statement) => coders.includes(statement.coder) && known.has(statement.document));
  const groups = matchStatements(chosen, options.leastOverlap);
  const spans = chosen.map(toSpan);
  return {
    coders,
    passages: unitizingAlpha({ spans, documents, coders }),
    passagesByDocument: byDocument(spans, documents, coders),
    variables: options.variables.map((variable) => compareVariable(groups, variable, { coders, documents, options })),
    groups,
    disagreements: listDisagreements(groups, coders, options.variables),
  };
}

function toSpan({ coder, document, type, start, end }: CodedStatement): CodedSpan {
  return { coder, document, category: type, start, end };
}

function byDocument(spans: readonly CodedSpan[], documents: readonly CodedDocument[], coders: readonly string[]): Map<string, AgreementResult> {
  const spansOf = Map.groupBy(spans, (span) => span.document);
  return new Map(
    documents.map((document) => [document.id, unitizingAlpha({ spans: spansOf.get(document.id) ?? [], documents: [document], coders }).overall]),
  );
}

interface VariableContext {
  readonly coders: readonly string[];
  readonly documents: readonly CodedDocument[];
  readonly options: CompareOptions;
}

function compareVariable(
  groups: readonly StatementGroup[],
  variable: ComparedVariable,
  { coders, documents, options }: VariableContext,
): VariableAgreement {
  const own = groups.filter((group) => group[0]?.type === variable.type);
  const codings = codingsOf(own, variable.variable, coders);
  const alpha = krippendorffAlpha(codings, { metric: variable.metric });
  const { random } = options;
  const interval = random ? intervalOf(own, variable, { coders, documents, random, sampleCount: options.sampleCount ?? 500 }) : null;
  return { ...variable, alpha, unitCount: codings.filter((unit) => unit.filter((value) => value !== null).length > 1).length, interval };
}

function codingsOf(groups: readonly StatementGroup[], variable: string, coders: readonly string[]): Codings {
  return groups.map((group) => coders.map((coder): CodedValue => group.find((statement) => statement.coder === coder)?.values[variable] ?? null));
}

interface IntervalContext {
  readonly coders: readonly string[];
  readonly documents: readonly CodedDocument[];
  readonly random: Random;
  readonly sampleCount: number;
}

/** Statements of one document resemble each other, so documents are drawn, not statements. */
function intervalOf(groups: readonly StatementGroup[], { variable, metric }: ComparedVariable, context: IntervalContext): BootstrapInterval | null {
  const groupsOf = Map.groupBy(groups, (group) => group[0]?.document ?? "");
  const codings = context.documents.map((document) => codingsOf(groupsOf.get(document.id) ?? [], variable, context.coders));
  return bootstrapInterval(codings, (drawn) => valueOf(krippendorffAlpha(drawn.flat(), { metric })), {
    random: context.random,
    sampleCount: context.sampleCount,
  });
}

/** How one coder's statements stand to a reference's, by type: what a machine found of what a person coded. */
export interface AgainstReference {
  readonly type: string;
  readonly matched: number;
  readonly referenceCount: number;
  readonly otherCount: number;
  /** Share of the other's statements that the reference has too; null for none. */
  readonly precision: number | null;
  /** Share of the reference's statements that the other found; null for none. */
  readonly recall: number | null;
}

/** Precision and recall of one coder against another, from matched groups. Not symmetric, and no word on chance: read α beside it. */
export function againstReference(groups: readonly StatementGroup[], reference: string, other: string): AgainstReference[] {
  const counts = new Map<string, { matched: number; reference: number; other: number }>();
  for (const group of groups) {
    const type = group[0]?.type ?? "";
    const count = counts.get(type) ?? { matched: 0, reference: 0, other: 0 };
    counts.set(type, count);
    const hasReference = group.some((statement) => statement.coder === reference);
    const hasOther = group.some((statement) => statement.coder === other);
    if (hasReference) count.reference++;
    if (hasOther) count.other++;
    if (hasReference && hasOther) count.matched++;
  }
  return [...counts].map(([type, count]) => ({
    type,
    matched: count.matched,
    referenceCount: count.reference,
    otherCount: count.other,
    precision: count.other === 0 ? null : count.matched / count.other,
    recall: count.reference === 0 ? null : count.matched / count.reference,
  }));
}
