import { createHash } from "node:crypto";
import type { Entity } from "../model/entity.ts";
import { findScale } from "../model/estimative-scales.ts";
import type { Readout, ReadoutDocument } from "../model/readout.ts";
import { compareSpans } from "../model/span.ts";
import type { Statement } from "../model/statement.ts";
import { analyse } from "../nlp/analyse.ts";
import type { Analysis } from "../nlp/mention.ts";
import { codeDocument, type CodedDocument } from "../coding/code-document.ts";
import { readGenre, type GenreReading } from "../genre/read-genre.ts";
import { fetchUrl } from "../sources/fetch-url.ts";
import { readDocumentBytes, readSource, type ReadSource } from "../sources/read-source.ts";
import { formatOfContentType } from "../sources/sniff-format.ts";
import { maskOutside } from "../text/mask-outside.ts";
import { languageModel } from "./language-model.ts";
import { version } from "./version.ts";

/** Bytes at hand, with the name that errors call them by. */
export interface NamedBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export interface ReadOptions {
  /** Id of the scale that estimative words are read on; ICD 203 unless told. */
  readonly scale?: string;
  /** Path of a file of further actors. */
  readonly gazetteerPath?: string;
}

/** Name and version of the built-in coder, as its drafts carry them. */
export const builtInCoder = `builtin@${version}`;

/**
 * The main job: one document in, its readout out. A path, a URL, or bytes.
 *
 * Deterministic: the same bytes and options give the same readout. Cost: linear in the text; the language model is loaded once a process.
 *
 * @throws RAP_SOURCE_* where the source cannot be read; RAP_NLP_MODEL_* where the language model is missing or damaged
 */
export async function readDocument(source: string | NamedBytes, options: ReadOptions = {}): Promise<Readout> {
  return readoutOf(await openSource(source), options);
}

function openSource(source: string | NamedBytes): Promise<ReadSource> {
  if (typeof source !== "string") return readSource(source.bytes, { name: source.name });
  return isAddress(source) ? readUrl(source) : readSource(source);
}

/** "scheme://…" is an address, whatever the scheme, so that ftp:// is refused as one and not sought as a file. */
function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
}

async function readUrl(address: string): Promise<ReadSource> {
  const page = await fetchUrl(address);
  const format = page.contentType === null ? null : formatOfContentType(page.contentType);
  const read = readDocumentBytes(page.bytes, {
    name: page.url,
    ...(page.charset === null ? {} : { charset: page.charset }),
    ...(format === null ? {} : { format }),
  });
  const { document } = read;
  return { ...read, document: { ...document, metadata: { ...document.metadata, url: document.metadata.url ?? page.url } } };
}

function readoutOf(read: ReadSource, options: ReadOptions): Readout {
  const { document } = read;
  const model = languageModel();
  const sections = readGenre(document).contributions.map(({ start, end }) => ({ start, end }));
  // Furniture that stays in the stored text (a comment form of a .txt) is no part of any block and is not read.
  const analysis = analyse(maskOutside(document.text, document.blocks), { model, blocks: document.blocks, context: { sections } });
  const genre = readGenre(document, analysis);
  const coded = codeDocument(
    {
      text: document.text,
      analysis,
      contributions: genre.contributions,
      blocks: document.blocks,
      title: genre.title,
      documentDate: document.metadata.published,
      coder: builtInCoder,
      questions: genre.questions,
      language: document.metadata.language,
      asides: genre.asides,
      authors: genre.entities,
    },
    scaleOption(options.scale),
  );
  return assemble({ read, analysis, genre, coded, modelSha256: model.sha256 });
}

function scaleOption(id: string | undefined): { scale?: NonNullable<ReturnType<typeof findScale>> } {
  const scale = id === undefined ? null : findScale(id);
  return scale === null ? {} : { scale };
}

interface Parts {
  readonly read: ReadSource;
  readonly analysis: Analysis;
  readonly genre: GenreReading;
  readonly coded: CodedDocument;
  readonly modelSha256: string;
}

function assemble({ read, analysis, genre, coded, modelSha256 }: Parts): Readout {
  return {
    schema: "rapporteur.readout/1",
    producer: { version, coder: builtInCoder, model: modelSha256 },
    document: documentPart(read, genre),
    entities: coded.entities.map(entityPart),
    quotations: coded.quotations.map((quotation) => ({
      ...quotation,
      cue: [...quotation.cue],
      speakerSpan: quotation.speakerSpan === null ? null : [...quotation.speakerSpan],
    })),
    statements: coded.statements.map(statementPart),
    answers: coded.answers.map((answer) => ({ ...answer, passages: [...answer.passages] })),
    comparison: coded.comparison.map((item) => ({
      ...item,
      sides: item.sides.map((side) => ({ contributions: [...side.contributions], statements: [...side.statements] })),
    })),
    warnings: [...read.warnings, ...genre.warnings, ...analysis.warnings, ...coded.warnings].map((warning) => ({ ...warning })),
  };
}

function documentPart({ document, sha256 }: ReadSource, genre: GenreReading): ReadoutDocument {
  const { metadata, text, blocks } = document;
  return {
    title: genre.title ?? "Untitled",
    standfirst: genre.standfirst,
    published: metadata.published,
    publisher: metadata.publisher,
    url: metadata.url,
    language: metadata.language,
    sha256,
    textSha256: createHash("sha256").update(text, "utf8").digest("hex"),
    text,
    blocks: blocks.map(({ kind, level, start, end }) => ({ kind, level, start, end })),
    questions: genre.questions.map(({ text, start, end, from }) => ({ text, start, end, from })),
    contributions: genre.contributions.map((contribution) => ({
      ...contribution,
      body: [...contribution.body],
      bio: contribution.bio === null ? null : [...contribution.bio],
      roles: contribution.roles.map((role) => ({ ...role })),
    })),
    tags: [...metadata.tags],
  };
}

function entityPart(entity: Entity): Readout["entities"][number] {
  const mentions = entity.mentions.toSorted(compareSpans).map(({ start, end }): [number, number] => [start, end]);
  return { ...entity, aliases: [...entity.aliases], mentions };
}

function statementPart(statement: Statement): Readout["statements"][number] {
  const reportedBy = [...statement.reportedBy];
  switch (statement.type) {
    case "relation":
      return { ...statement, reportedBy, sourceSpan: [...statement.sourceSpan], targetSpan: [...statement.targetSpan] };
    case "cause":
      return { ...statement, reportedBy, connective: [...statement.connective] };
    default:
      return { ...statement, reportedBy };
  }
}
