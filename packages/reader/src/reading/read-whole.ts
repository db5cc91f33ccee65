import { createHash } from "node:crypto";
import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { compareSpans, type Entity, type EstimativeScale, estimativeScales, findScale, type Statement } from "@rapporteur/core/model";
import { blankSpans, maskOutside, visibleText } from "@rapporteur/core/text";
import { codeDocument, type CodedDocument } from "../coding/code-document.ts";
import type { CodingStages } from "../coding/model/code-with-model.ts";
import { analyse } from "../language/index.ts";
import type { Analysis } from "../language/mention.ts";
import { readGenre, type GenreReading } from "../pages/read-genre.ts";
import { readPage } from "../pages/read-page.ts";
import type { Readout, ReadoutDocument } from "../readout/readout.ts";
import type { StageClock } from "../sources/child/bounded-child.ts";
import { codingMs, mostWindows, readingMs } from "../sources/child/reading-limits.ts";
import { stageMs } from "../sources/child/stage-ms.ts";
import { type ReadingProgress, WindowPace } from "../sources/child/window-pace.ts";
import { withLines } from "../sources/lines/lines-of-blocks.ts";
import type { ReadSource } from "../sources/read-options.ts";
import { readSource } from "../sources/read-source.ts";
import { documentAsSeen, placedAsSeen, readoutOfWhole } from "./as-seen.ts";
import { languageModel } from "./language-model.ts";
import { openOwnFiles, type OwnFiles } from "./own-files.ts";
import type { KnownMetadata, NamedBytes, ReadOptions } from "./read-options.ts";
import { voicesFor } from "./page-voices.ts";
import { readingModel } from "./reading-model.ts";
import { version } from "./version.ts";

/** Name and version of the built-in coder, as its drafts carry them. */
export const builtInCoder = `builtin@${version}`;

/** A readout with the source it was made from. */
export interface ReadWhole {
  readonly readout: Readout;
  readonly source: ReadSource;
}

/**
 * Says how long the stage of reading that begins may take: of the processor, where it computes and nothing else; else by the clock on the wall. Where a text is
 * read in parts, it says how many are done.
 */
export type BeginStage = (mostMs: number, clock?: StageClock, progress?: ReadingProgress) => void;

export interface ReadWholeOptions extends ReadOptions {
  readonly codes: boolean;
  /** Told before each stage. It is given where this process is one that may be lost, and everything is done in it. */
  readonly begin?: BeginStage | undefined;
}

/** As `readDocument` in this process; with `codes: false` nothing is analysed, and the readout holds text, blocks, contributions and their authors alone. */
export async function readWhole(source: string | NamedBytes, options: ReadWholeOptions): Promise<ReadWhole> {
  const own = openOwnFiles(options);
  const read = withMetadata(await openSource(source, options), options.metadata);
  const name = typeof source === "string" ? source : source.name;
  options.begin?.(codingMs(read.document.text.length), "processor");
  return {
    readout: options.codes
      ? readoutOf(read, { ...options, own, stages: stagesOf(name, read, options.begin) })
      : throughWhatIsSeen(read, plainReadout),
    source: read,
  };
}

/** The readout of a source that was read before. Deterministic, as `readDocument`. */
export function readAgain(stored: SourceAtHand, options: Pick<ReadWholeOptions, "scale" | "begin"> = {}): Readout {
  const read = { ...stored, document: withLines(stored.document) };
  options.begin?.(codingMs(read.document.text.length), "processor");
  return readoutOf(read, { ...options, own: {}, stages: stagesOf(read.document.metadata.title ?? "the document", read, options.begin) });
}

/**
 * The limits of coding: by rules, by the model's windows, by rules again. Undefined where this process is not one that may be lost.
 *
 * @param name how errors call the document
 */
export function stagesOf(name: string, { document }: SourceAtHand, begin: BeginStage | undefined): CodingStages | undefined {
  if (begin === undefined) return undefined;
  let pace: WindowPace | null = null;
  return {
    reading(windows) {
      if (windows > mostWindows) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source: name, limit: mostWindows, what: "passages to code" });
      pace = new WindowPace(windows, (mostMs, progress) => begin(mostMs, "processor", progress), stageMs);
    },
    read: (done) => pace?.read(done),
    settling: () => begin(codingMs(document.text.length), "processor"),
  };
}

/** What coding needs of a source. */
export type SourceAtHand = Pick<ReadSource, "document" | "sha256" | "warnings">;

/** The coder of a document that nobody coded. */
export const noCoder = "none";

function plainReadout(read: SourceAtHand): Readout {
  const genre = readGenre(read.document, undefined, readPage(read.document, voicesFor(read.document)));
  return {
    schema: "rapporteur.readout/1",
    producer: { version, coder: noCoder, model: null },
    document: documentPart(read, genre),
    entities: genre.entities.map(entityPart),
    quotations: [],
    statements: [],
    answers: [],
    comparison: [],
    warnings: [...read.warnings, ...genre.warnings].map(warningPart),
  };
}

function withMetadata(read: ReadSource, known: KnownMetadata | undefined): ReadSource {
  if (known === undefined) return read;
  return { ...read, document: { ...read.document, metadata: { ...read.document.metadata, ...known } } };
}

type OpenOptions = Pick<ReadWholeOptions, "charset" | "format" | "begin" | "fetchHosts" | "fetchHttpsOnly">;

function openSource(
  source: string | NamedBytes,
  { charset, format, begin, fetchHosts: hosts, fetchHttpsOnly: httpsOnly }: OpenOptions,
): Promise<ReadSource> {
  const options = {
    ...(format === undefined ? {} : { format }),
    ...(charset === undefined ? {} : { charset }),
    fetch: { ...(hosts === undefined ? {} : { hosts }), ...(httpsOnly === undefined ? {} : { httpsOnly }) },
    ...(begin === undefined ? {} : { isBounded: true, onBytes: (byteCount: number) => begin(readingMs(byteCount), "processor") }),
  };
  return typeof source === "string" ? readSource(source, options) : readSource(source.bytes, { ...options, name: source.name });
}

interface ReadoutOptions extends ReadOptions {
  readonly own: OwnFiles;
  readonly stages: CodingStages | undefined;
}

function readoutOf(read: SourceAtHand, options: ReadoutOptions): Readout {
  return throughWhatIsSeen(read, (seen) => codedReadout(seen, options));
}

/** The readout of a document, made of it as it is seen. */
function throughWhatIsSeen<Source extends SourceAtHand>(read: Source, readoutFrom: (seen: Source) => Readout): Readout {
  const visible = visibleText(read.document.text);
  if (visible === null) return readoutFrom(read);
  const seen = { ...read, document: documentAsSeen(read.document, visible), warnings: placedAsSeen(read.warnings, visible) };
  return readoutOfWhole(readoutFrom(seen), read.document, visible);
}

function codedReadout(read: SourceAtHand, options: ReadoutOptions): Readout {
  const { document } = read;
  const { gazetteer, actions } = options.own;
  const scale = scaleOption(options.scale);
  const model = languageModel();
  const reader = readingModel();
  const voices = voicesFor(document);
  const page = readPage(document, voices);
  const sections = page.reading.sections.map(({ start, end }) => ({ start, end }));
  // Furniture that stays in the stored text (a comment form of a .txt) is in no block, and marks of Markdown are no words: neither is read.
  const words = blankSpans(maskOutside(document.text, document.blocks), document.markup ?? []);
  const analysis = analyse(words, { model, blocks: document.blocks, context: { sections }, ...(gazetteer === undefined ? {} : { gazetteer }) });
  const genre = readGenre(document, analysis, page);
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
      // "und" is a text too short to tell; it is read as English, since nothing speaks against it.
      language: document.metadata.language === "und" ? null : document.metadata.language,
      asides: genre.asides,
      authors: genre.entities,
    },
    { ...scale, ...(actions === undefined ? {} : { actions }), model: reader.model, started: voices?.started, stages: options.stages },
  );
  return assemble({ read, analysis, genre, coded, modelSha256: reader.sha256 });
}

function scaleOption(id: string | undefined): { scale?: EstimativeScale } {
  if (id === undefined) return {};
  const scale = findScale(id);
  if (scale === null) throw new RapporteurError("RAP_SERVICE_SCALE", { scale: id, known: estimativeScales.map((known) => known.id).join(", ") });
  return { scale };
}

interface Parts {
  readonly read: SourceAtHand;
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
    warnings: [...read.warnings, ...genre.warnings, ...analysis.warnings, ...coded.warnings].map(warningPart),
  };
}

function warningPart({ candidates, ...warning }: Warning): Readout["warnings"][number] {
  return candidates === undefined ? warning : { ...warning, candidates: [...candidates] };
}

function documentPart({ document, sha256 }: SourceAtHand, genre: GenreReading): ReadoutDocument {
  const { metadata, text, blocks, pages } = document;
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
    ...(pages === undefined ? {} : { pages: pages.map(({ page, start, end }) => ({ page, start, end })) }),
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
