import {
  type AgreementResult,
  bootstrapInterval,
  type BootstrapInterval,
  type CodedDocument,
  type CodedValue,
  type CodingComparison,
  compareCodings,
  gammaAgreement,
  krippendorffAlpha,
  type StatementGroup,
  unitizingAlpha,
  type UnitizingAlpha,
  valueOf,
  type VariableAgreement,
} from "@rapporteur/engines/agreement";
import { seededRandom } from "@rapporteur/core/base";
import type { OptionsOf } from "../../contract/analysis-options.ts";
import { clip } from "../../present/selection.ts";
import { comparedVariables, type Codings } from "./agreement-codings.ts";
import { disagreementsPart, referencePart, settledResult } from "./agreement-settle.ts";
import { agreementText, intervalNotes, intervalText, kappaOf, numberText, type AgreementPart } from "./agreement-text.ts";
import { count } from "../forecasts/analyse-forecasts.ts";
import { left, right, type Report } from "../report.ts";

type AgreementOptions = OptionsOf<"agreement">;

/** From so many documents on, documents are drawn for intervals; of fewer, statements. */
const leastDocuments = 5;
/** Of so many documents, γ is told for each type too. */
const mostDocumentsByType = 10;

interface Setting {
  readonly codings: Codings;
  readonly comparison: CodingComparison;
  readonly options: AgreementOptions;
}

/**
 * How far coders agree: where passages are, what is made of them, by document, and what has to be settled.
 * @throws RAP_AGREEMENT_*, RAP_SERVICE_NAME for a reference that is none of the coders
 */
export function analyseAgreement(codings: Codings, options: AgreementOptions): Report {
  const { coders, documents, statements } = codings;
  const comparison = compareCodings(statements, documents, { coders, variables: comparedVariables, leastOverlap: options.overlap });
  const setting: Setting = { codings, comparison, options };
  const parts = [
    passagesPart(setting),
    valuesPart(setting),
    documentsPart(setting),
    ...(options.reference === undefined ? [] : [referencePart(comparison, coders, options.reference)]),
    ...(options.disagreements ? [disagreementsPart(comparison, codings)] : []),
  ];
  return {
    sections: parts.map(({ section }) => section),
    basis: codings.basis,
    result: {
      coders,
      seed: options.seed,
      samples: options.samples,
      ...Object.fromEntries(parts.map(({ name, result }) => [name, result])),
      disagreements: comparison.disagreements.map((one) => settledResult(one, codings)),
    },
  };
}

function passagesPart({ codings, comparison, options }: Setting): AgreementPart {
  const { coders, documents } = codings;
  const types = [...comparison.passages.byCategory.keys()];
  const intervals = passageIntervals(types, { codings, comparison, options });
  const found = [...types, null].map((type) => {
    const alpha = type === null ? comparison.passages.overall : (comparison.passages.byCategory.get(type) ?? comparison.passages.overall);
    const own = codings.statements.filter((one) => type === null || one.type === type);
    const counts = coders.map((coder) => own.filter((one) => one.coder === coder).length);
    const groups = comparison.groups.filter((group) => type === null || group[0]?.type === type);
    return {
      type: type ?? "all",
      alpha,
      counts,
      shared: groups.filter((group) => group.length === coders.length).length,
      interval: intervals.get(type) ?? null,
    };
  });
  const rows = found.map(({ type, counts, shared, alpha, interval }) => [type, ...counts, shared, agreementText(alpha), intervalText(interval)]);
  const joined = comparison.passages.joinedCount;
  return {
    name: "passages",
    section: {
      title: `Where something is said: ${coders.join(", ")} on ${count(documents.length, "document")}`,
      columns: [left("type"), ...coders.map(right), right("by all"), right("unitizing α"), right("95 %")],
      rows,
      notes: [
        `“By all”: passages of one type that overlap by at least ${Math.round(options.overlap * 100)} % of their joint length. Long passages weigh heavily in unitizing α.`,
        ...(joined > 0 ? [`${count(joined, "passage")} joined with overlapping ones of the same coder and type.`] : []),
        ...(codings.draftsAside > 0 ? [`${count(codings.draftsAside, "draft")} in reviewed readouts left aside: nobody’s coding yet.`] : []),
        ...(documents.length < leastDocuments
          ? []
          : intervalNotes(
              found.map(({ interval }) => interval),
              "documents",
              options,
            )),
      ],
    },
    result: found,
  };
}

/**
 * Intervals by type, and of all types under null. Passages of one document hang together, so only documents can be drawn; of too few there is no interval.
 * Cost: samples × one unitizing α.
 */
function passageIntervals(types: readonly string[], { codings, options }: Setting): Map<string | null, BootstrapInterval | null> {
  const { documents, coders, statements } = codings;
  if (options.samples === 0 || documents.length < leastDocuments) return new Map();
  const spansOf = Map.groupBy(
    statements.map(({ coder, document, type: category, start, end }) => ({ coder, document, category, start, end })),
    ({ document }) => document,
  );
  const samples: UnitizingAlpha[] = [];
  const draw = (figure: (drawn: readonly CodedDocument[]) => number | null): BootstrapInterval | null =>
    bootstrapInterval(documents, figure, { random: seededRandom(options.seed), sampleCount: options.samples });
  const overall = draw((drawn) => {
    const copies = drawn.map(({ length }, index) => ({ id: String(index), length }));
    const spans = drawn.flatMap(({ id }, index) => (spansOf.get(id) ?? []).map((span) => ({ ...span, document: String(index) })));
    const alpha = unitizingAlpha({ spans, documents: copies, coders });
    samples.push(alpha);
    return valueOf(alpha.overall);
  });
  const ofType = (type: string): BootstrapInterval | null => {
    let next = 0;
    // The samples of `overall` again, read for one type.
    return draw(() => {
      const found = samples[next++]?.byCategory.get(type);
      return found === undefined ? null : valueOf(found);
    });
  };
  return new Map<string | null, BootstrapInterval | null>([[null, overall], ...types.map((type) => [type, ofType(type)] as const)]);
}

interface ValueFigures extends Omit<VariableAgreement, "interval"> {
  readonly interval: BootstrapInterval | null;
  /** Cohen's of two coders, Fleiss' of more; null for values that are numbers. */
  readonly kappa: AgreementResult | null;
  /** Share of matched statements with the same value. */
  readonly alike: number | null;
}

function valuesPart({ codings, comparison, options }: Setting): AgreementPart {
  const { coders, documents } = codings;
  const drawsDocuments = documents.length >= leastDocuments;
  const occurring = new Set(comparison.groups.map((group) => group[0]?.type));
  const found = comparison.variables
    .filter(({ type }) => occurring.has(type))
    .map((variable): ValueFigures => {
      const groups = comparison.groups.filter((group) => group[0]?.type === variable.type);
      const units = groups.map((group) => valuesOf(group, coders, variable.variable));
      const paired = units.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1);
      return {
        ...variable,
        kappa: variable.metric === "nominal" ? kappaOf(units, coders.length) : null,
        alike: paired.length === 0 ? null : paired.filter((unit) => unit.every((value) => value === unit[0])).length / paired.length,
        interval: options.samples === 0 ? null : valueInterval(groups, variable, { codings, options, drawsDocuments }),
      };
    });
  const rows = found.map(({ type, variable, metric, unitCount, alike, alpha, interval, kappa }) => [
    `${type}: ${variable}`,
    metric,
    unitCount,
    alike === null ? "–" : `${Math.round(alike * 100)} %`,
    agreementText(alpha),
    intervalText(interval),
    kappa === null ? "–" : agreementText(kappa),
  ]);
  const drawn = drawsDocuments ? "documents" : "matched statements, which hang together: the truth is wider";
  return {
    name: "values",
    section: {
      title: "What is made of it: values of statements that coders share",
      columns: [
        left("variable"),
        left("metric"),
        right("n"),
        right("alike"),
        right("α"),
        right("95 %"),
        right(coders.length === 2 ? "Cohen κ" : "Fleiss κ"),
      ],
      rows,
      notes: [
        "n counts shared statements with at least two values; a value left open is missing, not “no”.",
        ...(coders.length > 2 ? ["Fleiss κ takes only statements that all coders gave a value; α takes all."] : []),
        ...intervalNotes(
          found.map(({ interval }) => interval),
          drawn,
          options,
        ),
      ],
    },
    result: found,
  };
}

function valuesOf(group: StatementGroup, coders: readonly string[], variable: string): CodedValue[] {
  return coders.map((coder) => group.find((one) => one.coder === coder)?.values[variable] ?? null);
}

interface IntervalSetting {
  readonly codings: Codings;
  readonly options: AgreementOptions;
  readonly drawsDocuments: boolean;
}

function valueInterval(groups: readonly StatementGroup[], variable: VariableAgreement, setting: IntervalSetting): BootstrapInterval | null {
  const { codings, options, drawsDocuments } = setting;
  const groupsOf = Map.groupBy(groups, (group) => group[0]?.document ?? "");
  const units = drawsDocuments ? codings.documents.map(({ id }) => groupsOf.get(id) ?? []) : groups.map((group) => [group]);
  const coded = units.map((own) => own.map((group) => valuesOf(group, codings.coders, variable.variable)));
  return bootstrapInterval(coded, (drawn) => valueOf(krippendorffAlpha(drawn.flat(), { metric: variable.metric })), {
    random: seededRandom(options.seed),
    sampleCount: options.samples,
  });
}

interface DocumentFigures {
  readonly document: string;
  readonly title: string;
  readonly type: string;
  readonly passages: number;
  readonly alpha: AgreementResult;
  readonly gamma: number | null;
  readonly gammaCategories: number | null;
  readonly gammaSamples: number;
  readonly isExact: boolean;
}

function documentsPart({ codings, comparison, options }: Setting): AgreementPart {
  const { documents, coders, statements } = codings;
  const wantsGamma = options.gamma ?? coders.length <= 3;
  const types =
    documents.length <= mostDocumentsByType && comparison.passages.byCategory.size > 1 ? [...comparison.passages.byCategory.keys(), null] : [null];
  const found = documents.flatMap((document) =>
    types.map((type): DocumentFigures => {
      const own = statements.filter((one) => one.document === document.id && (type === null || one.type === type));
      const spans = own.map(({ coder, type: category, start, end, document: id }) => ({ coder, category, start, end, document: id }));
      const units = coders.map((coder) => spans.filter((span) => span.coder === coder));
      const gamma = wantsGamma ? gammaAgreement(units, { random: seededRandom(options.seed) }) : null;
      return {
        document: document.id,
        title: document.title,
        type: type ?? "all",
        passages: own.length,
        alpha: unitizingAlpha({ spans, documents: [document], coders }).overall,
        gamma: gamma?.gamma ?? null,
        gammaCategories: type === null ? (gamma?.gammaCategories ?? null) : null,
        gammaSamples: gamma?.sampleCount ?? 0,
        isExact: gamma?.isExact ?? true,
      };
    }),
  );
  const rows = found.map((one) => [
    clip(one.title, 40),
    one.type,
    one.passages,
    agreementText(one.alpha),
    numberText(one.gamma),
    numberText(one.gammaCategories),
    one.gammaSamples,
  ]);
  const cut = found.some(({ isExact }) => !isExact) ? ["Some alignments behind γ were cut short; those γ are approximate."] : [];
  const notes = wantsGamma
    ? [
        `γ: chance by shuffled passages, seed ${options.seed}, the samples counted beside it; another seed moves the last digit. γ-cat: categories of aligned passages.`,
        ...cut,
      ]
    : ["γ is left out for more than three coders, where it takes long; add --gamma to have it."];
  return {
    name: "byDocument",
    section: {
      title: "Passages by document",
      columns: [left("document"), left("type"), right("passages"), right("unitizing α"), right("γ"), right("γ-cat"), right("samples")],
      rows,
      notes: [
        ...notes,
        ...(types.length === 1 && documents.length > mostDocumentsByType
          ? [`Of more than ${mostDocumentsByType} documents, all types together.`]
          : []),
      ],
    },
    result: found,
  };
}
