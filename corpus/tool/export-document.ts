import { statementKinds, type Annotation, type Filler, type Statement, type StatementKind } from "./annotations/annotation.ts";
import type { CorpusDocument, Place } from "./documents/document.ts";
import { entityMentions } from "./entity-mentions.ts";
import type { GridRow } from "./documents/read-grid.ts";
import { absoluteSpan, renderDocument, type RenderedDocument } from "./documents/render-document.ts";
import { saidBy } from "./annotations/said-by.ts";
import { statementSchemas } from "./annotations/statement-schema.ts";

/** A record of the export; its fields stand in `corpus/README.md`. */
export type ExportedDocument = Readonly<Record<string, unknown>>;

const plural: Readonly<Record<StatementKind, string>> = {
  relation: "relations",
  position: "positions",
  forecast: "forecasts",
  cause: "causes",
  quote: "quotes",
};

/** One document with all annotations at absolute UTF-16 offsets. Without an annotation its lists are empty and `annotated` is false. */
export function exportDocument(row: GridRow, document: CorpusDocument, annotation: Annotation | undefined): ExportedDocument {
  const rendered = renderDocument(document);
  const { id, split, genre, region, decade, english, layout, topic } = row;
  return {
    id,
    split,
    genre,
    region,
    decade,
    english,
    layout,
    topic,
    annotated: annotation !== undefined,
    text: rendered.text,
    lines: [...document.lines.values()].map((line) => ({ line: line.number, role: line.role, ...lineSpan(rendered, document, line.number) })),
    blocks: rendered.blocks.map(({ role, start, end }) => ({ role, start, end })),
    ...exportAnnotation(document, rendered, annotation ?? empty(id)),
  };
}

function empty(id: string): Annotation {
  return { id, file: "", entities: [], sections: [], statements: [], questions: [], same: [], comparisons: [] };
}

function lineSpan(rendered: RenderedDocument, document: CorpusDocument, line: number): { start: number; end: number } {
  const start = rendered.lineOffsets.get(line) ?? 0;
  return { start, end: start + (document.lines.get(line)?.text.length ?? 0) };
}

function exportAnnotation(document: CorpusDocument, rendered: RenderedDocument, annotation: Annotation): ExportedDocument {
  const mentions = entityMentions(annotation, rendered);
  const statements = (kind: StatementKind) =>
    annotation.statements.filter((one) => one.kind === kind).map((one) => exportStatement(document, rendered, annotation, one));
  return {
    sections: annotation.sections.map(({ id, author, roles, ranges }) => ({
      id,
      author: author ?? null,
      roles: roles.map(({ title, organization, isFormer }) => ({ title, organization: organization ?? null, former: isFormer })),
      lines: [...document.lines.keys()].filter((line) => ranges.some(({ from, to }) => line >= from && line <= to)),
    })),
    entities: annotation.entities.map(({ name, kind, aliases, actsFor, belongsTo }) => ({
      name,
      kind,
      aliases,
      for: actsFor,
      of: belongsTo,
      mentions: mentions.get(name) ?? [],
    })),
    ...Object.fromEntries(statementKinds.map((kind) => [plural[kind], statements(kind)])),
    questions: annotation.questions.map(({ line, answers }) => ({ line, ...lineSpan(rendered, document, line), answers })),
    same: annotation.same.map(({ name, places }) => ({ name, spans: places.map((place) => exportSpan(rendered, place)) })),
    comparisons: annotation.comparisons.map(({ relation, side, about, members }) => ({
      relation,
      side: side ?? null,
      about,
      members: members.map((member) => ({ section: member.section, side: member.side ?? null, lines: member.lines })),
    })),
  };
}

function exportStatement(document: CorpusDocument, rendered: RenderedDocument, annotation: Annotation, statement: Statement): ExportedDocument {
  const { kind, line, at, roles, attributes } = statement;
  const schema = statementSchemas[kind];
  const { isMutual, isFigurative, probability, ...rest } = attributes;
  return {
    id: `${annotation.id}:${at}`,
    line,
    ...rest,
    ...(kind === "relation" ? { mutual: isMutual === true } : {}),
    ...(kind === "forecast" ? { probability: probability ?? null } : {}),
    figurative: isFigurative === true,
    ...Object.fromEntries(schema.words.map((role) => [role, wordsOf(rendered, roles[role])])),
    ...Object.fromEntries(
      schema.parties.map((role) => [role, roles[role] === undefined ? null : roles[role].map((filler) => partyOf(rendered, filler))]),
    ),
    saidBy: saidBy(annotation, document, statement),
  };
}

/** Null where the role is not given or `-`. */
function wordsOf(rendered: RenderedDocument, fillers: readonly Filler[] | undefined): ExportedDocument | null {
  const filler = fillers?.[0];
  const place = filler?.place ?? filler?.referent;
  if (filler === undefined || place === undefined) return null;
  const { gloss, referent, names } = filler;
  return { ...exportSpan(rendered, place), gloss: gloss ?? null, referent: referent === undefined ? null : exportSpan(rendered, referent), names };
}

function partyOf(rendered: RenderedDocument, { place, names }: Filler): ExportedDocument {
  return { ...(place === undefined ? { start: null, end: null, text: null } : exportSpan(rendered, place)), names };
}

function exportSpan(rendered: RenderedDocument, place: Place): { start: number; end: number; text: string } {
  const { start, end } = absoluteSpan(rendered, place);
  return { start, end, text: rendered.text.slice(start, end) };
}
