import { againstReference, type CodedStatement, type CodedValue, type CodingComparison, type Disagreement } from "@rapporteur/engines/agreement";
import { nearestName, RapporteurError } from "@rapporteur/core/base";
import { clip } from "../../present/selection.ts";
import type { Codings } from "./agreement-codings.ts";
import type { AgreementPart } from "./agreement-text.ts";
import { count } from "../forecasts/analyse-forecasts.ts";
import { left } from "../report.ts";

/** Precision and recall of the others' passages against one coder's. @throws RAP_SERVICE_NAME */
export function referencePart({ groups }: CodingComparison, coders: readonly string[], word: string): AgreementPart {
  const reference = coders.find((coder) => coder.toLowerCase() === word.toLowerCase());
  if (reference === undefined) {
    const nearest = nearestName(word, coders);
    throw new RapporteurError("RAP_SERVICE_NAME", { word, cure: nearest === null ? `there are: ${coders.join(", ")}` : `did you mean ${nearest}?` });
  }
  const found = coders
    .filter((coder) => coder !== reference)
    .flatMap((coder) => againstReference(groups, reference, coder).map((one) => ({ coder, ...one })));
  const share = (value: number | null, of: string): string => (value === null ? "–" : `${value.toFixed(2)} (${of})`);
  const rows = found.map((one) => [
    one.coder,
    one.type,
    share(one.precision, `${one.matched} of ${one.otherCount}`),
    share(one.recall, `${one.matched} of ${one.referenceCount}`),
  ]);
  return {
    name: "againstReference",
    section: {
      title: `Passages compared with ${reference}`,
      columns: [left("coder"), left("type"), left("precision"), left("recall")],
      rows,
      notes: ["Likeness to one coder, who may be wrong; chance plays no part in it."],
    },
    result: found,
  };
}

/** What coders have to talk about, one by one, each side in the words of the text. */
export function disagreementsPart({ disagreements }: CodingComparison, codings: Codings): AgreementPart {
  const rows = disagreements.flatMap((one) => disagreementRows(one, codings));
  return {
    name: "toBeSettled",
    section: {
      title: `To be settled: ${count(disagreements.length, "disagreement")}`,
      columns: [left("passage"), left("about"), left("coder"), left("says"), left("words")],
      rows,
      notes: [],
    },
    result: disagreements.length,
  };
}

/** One row a coder: what they have, in their own words of the text. */
function disagreementRows(one: Disagreement, { coders, documents, name }: Codings): string[][] {
  const [first] = one.statements;
  const document = documents.find(({ id }) => id === first?.document);
  const words = (span: { readonly start: number; readonly end: number } | undefined): string =>
    span === undefined ? "" : `“${clip(document?.text.slice(span.start, span.end) ?? "", 90)}”`;
  const place = `${documents.length > 1 ? `${clip(document?.title ?? "", 24)} ` : ""}${first?.start ?? 0}–${first?.end ?? 0}`;
  const about = `${first?.type ?? ""}: ${one.kind === "value" ? one.variable : one.kind === "missing" ? "not by all" : "where it begins or ends"}`;
  const sides = coders.flatMap((coder): string[][] => {
    const own = one.statements.find((statement) => statement.coder === coder);
    if (own !== undefined) return [[coder, one.kind === "value" ? shown(one.values[coder] ?? null, name) : `${own.start}–${own.end}`, words(own)]];
    const instead = one.kind === "missing" ? one.otherTypes.filter((other) => other.coder === coder) : [];
    if (one.kind !== "missing") return [];
    return instead.length === 0 ? [[coder, "nothing", ""]] : instead.map((other) => [coder, `${other.type} instead`, words(other)]);
  });
  return sides.map((side, index) => (index === 0 ? [place, about, ...side] : ["", "", ...side]));
}

function shown(value: CodedValue, name: (id: string) => string): string {
  return value === null ? "(open)" : typeof value === "string" ? name(value) : String(value);
}

/** A disagreement with the document's title and each statement's words, for programs. */
export function settledResult(one: Disagreement, { documents }: Codings): unknown {
  const document = documents.find(({ id }) => id === one.statements[0]?.document);
  const withQuote = (statement: CodedStatement): unknown => ({ ...statement, quote: document?.text.slice(statement.start, statement.end) ?? "" });
  const instead = one.kind === "missing" ? { otherTypes: one.otherTypes.map(withQuote) } : {};
  return { ...one, title: document?.title ?? "", statements: one.statements.map(withQuote), ...instead };
}
