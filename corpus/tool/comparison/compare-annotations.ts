import { krippendorffAlpha } from "@rapporteur/engines/agreement";
import { statementKinds, type Annotation, type Statement, type StatementKind } from "../annotations/annotation.ts";
import type { CorpusDocument } from "../documents/document.ts";
import { commonNames } from "./common-names.ts";
import { fillerOverlap, matchStatements, type StatementMatch } from "./match-statements.ts";
import { renderDocument, type RenderedDocument } from "../documents/render-document.ts";
import { saidBy } from "../annotations/said-by.ts";

/** A document that two people annotated without seeing each other's work. */
export interface DoublyAnnotated {
  readonly document: CorpusDocument;
  readonly first: Annotation;
  readonly second: Annotation;
}

export interface FieldAgreement {
  readonly field: string;
  /** Units that both coded. */
  readonly n: number;
  /** Krippendorff's α, absent where the values do not vary or words are compared. */
  readonly alpha?: number;
  /** Share of units with equal values, or the mean overlap of the words. */
  readonly same: number;
}

export interface KindAgreement {
  readonly kind: StatementKind;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly both: number;
  /** α over sentences: does it hold a statement of this kind? */
  readonly sentenceAlpha?: number;
  readonly fields: readonly FieldAgreement[];
}

type Value = string | number;
type Pair = readonly [Value, Value];

interface Match extends StatementMatch {
  readonly rendered: RenderedDocument;
  readonly values: readonly [Readonly<Record<string, Value>>, Readonly<Record<string, Value>>];
}

const valueFields: Readonly<Record<StatementKind, readonly string[]>> = {
  relation: ["action", "status", "mutual", "source", "target", "said by"],
  position: ["stance", "intensity", "status", "said by"],
  forecast: ["side", "said by", "horizon", "condition", "probability"],
  cause: ["sign", "status", "said by"],
  quote: ["mode", "said by"],
};

const wordFields: Readonly<Record<StatementKind, readonly string[]>> = {
  relation: ["object"],
  position: ["concept"],
  forecast: ["event"],
  cause: ["cause", "effect"],
  quote: ["span"],
};

const ranks: Readonly<Record<string, number>> = { mild: 1, plain: 2, strong: 3 };

/**
 * Agreement of two annotations, kind by kind: statements found by one or both, and for those found by both α of each field
 * (Krippendorff 2004, Content Analysis, ch. 11; intensity by rank, all else nominal). Parties are equal if their entities share a name or an
 * alias. Horizon and condition are compared by whether they are given. Words are compared by Dice's coefficient of their characters.
 */
export function compareAnnotations(documents: readonly DoublyAnnotated[]): KindAgreement[] {
  return statementKinds.map((kind) => {
    const matches = documents.flatMap((one) => matchesOf(one, kind));
    const count = (side: "first" | "second") => sum(documents.map((one) => ofKind(one[side], kind).length)) - matches.length;
    const sentenceAlpha = alphaOf(
      documents.flatMap((one) => sentencePairs(one, kind)),
      "nominal",
    );
    return {
      kind,
      onlyFirst: count("first"),
      onlySecond: count("second"),
      both: matches.length,
      ...(sentenceAlpha === undefined ? {} : { sentenceAlpha }),
      fields: [
        ...valueFields[kind].map((field) => valueAgreement(matches, field)),
        ...wordFields[kind].map((field) => wordAgreement(matches, field)),
      ],
    };
  });
}

function ofKind(annotation: Annotation, kind: StatementKind): Statement[] {
  return annotation.statements.filter((statement) => statement.kind === kind);
}

function matchesOf({ document, first, second }: DoublyAnnotated, kind: StatementKind): Match[] {
  const rendered = renderDocument(document);
  const nameOf = commonNames(first.entities, second.entities);
  return matchStatements(rendered, ofKind(first, kind), ofKind(second, kind)).map((match) => ({
    ...match,
    rendered,
    values: [valuesOf(first, document, match.a, nameOf), valuesOf(second, document, match.b, nameOf)],
  }));
}

/** The values that are compared by field; a party that is not given is the value "-". */
function valuesOf(annotation: Annotation, document: CorpusDocument, statement: Statement, nameOf: (name: string) => string): Record<string, Value> {
  const { attributes, roles } = statement;
  const names = (all: readonly string[]) => [...new Set(all.map(nameOf))].sort().join(" + ") || "-";
  const party = (role: string) => names((roles[role] ?? []).flatMap((filler) => filler.names));
  const isGiven = (role: string) => ((roles[role] ?? []).length > 0 ? "given" : "-");
  return {
    action: attributes.action ?? "-",
    status: attributes.status ?? "-",
    mutual: attributes.isMutual === true ? "mutual" : "-",
    source: party("source"),
    target: party("target"),
    "said by": names(saidBy(annotation, document, statement)),
    stance: attributes.stance ?? "-",
    intensity: ranks[attributes.intensity ?? ""] ?? 0,
    side: attributes.side ?? "-",
    sign: attributes.sign ?? "-",
    mode: attributes.mode ?? "-",
    horizon: isGiven("horizon"),
    condition: isGiven("condition"),
    probability: attributes.probability?.join("–") ?? "-",
  };
}

function valueAgreement(matches: readonly Match[], field: string): FieldAgreement {
  const pairs = matches.map(({ values }): Pair => [values[0][field] ?? "-", values[1][field] ?? "-"]);
  const alpha = alphaOf(pairs, field === "intensity" ? "ordinal" : "nominal");
  const same = pairs.filter(([a, b]) => a === b).length / Math.max(1, pairs.length);
  return { field, n: pairs.length, same, ...(alpha === undefined ? {} : { alpha }) };
}

/** Mean overlap over the units where either gives words. */
function wordAgreement(matches: readonly Match[], field: string): FieldAgreement {
  const units = matches.filter(({ a, b }) => (a.roles[field] ?? []).length + (b.roles[field] ?? []).length > 0);
  const overlaps = units.map(({ rendered, a, b }) => fillerOverlap(rendered, a.roles[field], b.roles[field]));
  return { field, n: units.length, same: sum(overlaps) / Math.max(1, overlaps.length) };
}

function sentencePairs({ document, first, second }: DoublyAnnotated, kind: StatementKind): Pair[] {
  const lines = [first, second].map((annotation) => new Set(ofKind(annotation, kind).map((statement) => statement.line)));
  return [...document.lines.values()]
    .filter((line) => ["body", "host", "quote", "item", "standfirst"].includes(line.role))
    .map(({ number }): Pair => [lines[0]?.has(number) === true ? "yes" : "no", lines[1]?.has(number) === true ? "yes" : "no"]);
}

function alphaOf(pairs: readonly Pair[], metric: "nominal" | "ordinal"): number | undefined {
  const result = krippendorffAlpha(pairs, { metric });
  return result.kind === "undefined" ? undefined : result.value;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
