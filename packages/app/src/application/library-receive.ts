import { RapporteurError } from "@rapporteur/core/base";
import { isUploadOfStatements, type ImportedStatements } from "../analysis/import/import-source.ts";
import { openImportInChild, openReadoutInChild } from "../analysis/import/open-import-in-child.ts";
import { importStatements } from "../analysis/import/import-statements.ts";
import type { CsvOptions } from "../analysis/input/open-statements-csv.ts";
import type { DocumentRights } from "../records/document-record.ts";
import { writeRules } from "../records/write-rules.ts";
import type { Readout } from "@rapporteur/reader/readout";
import type { AppContext } from "./app-context.ts";
import { passedOver } from "../exchange/data-file.ts";
import { warnOfDuplicate } from "../documents/duplicates/warn-of-duplicate.ts";
import { importDocument } from "../documents/import-document.ts";
import { type ImportSource, submitImport } from "../jobs/import-many.ts";
import type { NameReader } from "../jobs/metadata/name-pattern.ts";
import { documentsOfSentTable } from "../jobs/metadata/sent-table.ts";
import { importReadout } from "../documents/import-readout.ts";
import { holdsArticles, holdsMailbox, holdsWebArchive, tellAnnotations } from "@rapporteur/reader/sources";
import { authorise } from "../library/authorise.ts";
import { hasRole } from "../library/membership.ts";
import { accountOf, type Workplace } from "../library/workplace.ts";
import { withUploadedFile } from "./uploaded-file.ts";

export interface ReceivedFile {
  readonly bytes: Uint8Array;
  /** As the sender calls it; a folder before it is left away. */
  readonly name: string;
  readonly rights: DocumentRights;
  readonly code: boolean;
  /** Whether a single document is read in a job too: its sender does not wait for the answer. */
  readonly asJob?: boolean | undefined;
  /** How a table is laid out, where somebody says it. */
  readonly csv?: CsvOptions;
  readonly requestKey?: string | undefined;
  /** Aborts when the sender has left: reading ends. */
  readonly signal?: AbortSignal | undefined;
}

export interface Received {
  readonly documentId: string | null;
  readonly jobId: string | null;
  readonly wasKnown: boolean;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** What is told of statements that came in. */
export const statementsImported = "statements-imported";
/** Enough to see what kind of files they are. */
const mostWarnings = 100;

/**
 * Takes a file in: one document at once, a readout (`.json`) with its reviews, statements of other programs (`.dna`, `.csv`, `.jsonl`) as accepted work, a
 * ZIP, or an export of a newspaper data base, as a job with one unit a file or article. Where the settings name a scanner, it looks at the file first.
 *
 * @throws RAP_SOURCE_* where it cannot be read; RAP_SERVICE_READOUT, RAP_LIBRARY_QUOTE for what is no readout
 */
export async function receiveFile(app: AppContext, workplace: Workplace, file: ReceivedFile): Promise<Received> {
  authorise(workplace, "import");
  const unscanned = (await app.scanner?.check({ bytes: file.bytes, name: baseName(file.name) })) ?? null;
  const received = await takeIn(app, workplace, file);
  if (unscanned === null) return received;
  const warning = { code: "not-scanned", message: `The file was not scanned for malware: ${unscanned}.` };
  return { ...received, warnings: [warning, ...received.warnings].slice(0, mostWarnings) };
}

async function takeIn(app: AppContext, workplace: Workplace, file: ReceivedFile): Promise<Received> {
  const { bytes, name, rights, code, requestKey, signal } = file;
  const source = { bytes, name: baseName(name) };
  const annotations = await tellAnnotations(source);
  if (annotations !== "web-annotation" && /\.json$/i.test(source.name)) return receiveReadout(workplace, { ...file, name: source.name });
  if (isUploadOfStatements(source.name) || annotations !== null) return receiveTable(app, workplace, { ...file, name: source.name });
  if (/\.zip$/i.test(source.name) || (await holdsArticles(source)) || (await holdsWebArchive(source)) || (await holdsMailbox(source)))
    return startJob(app, workplace, file, { sources: [source] });
  if (file.asJob === true && bytes.length <= mostReadBytes) return startJob(app, workplace, file, { sources: [source], isAlone: true });
  const given = { source, rights, codes: code, ...(requestKey === undefined ? {} : { requestKey }) };
  const { documentId, wasKnown, warnings } = await importDocument(workplace, given, { pool: app.work.pool, signal });
  const nearly = wasKnown ? [] : await warnOfDuplicate(workplace, documentId);
  return { documentId, jobId: null, wasKnown, warnings: [...warnings, ...nearly] };
}

/** Documents as a job; what is passed over or left out is told at once. */
async function startJob(
  app: AppContext,
  workplace: Workplace,
  { rights, code }: ReceivedFile,
  {
    sources,
    metadata,
    notes = [],
    isAlone,
  }: { readonly sources: readonly ImportSource[]; readonly metadata?: NameReader; readonly notes?: readonly string[]; readonly isAlone?: boolean },
): Promise<Received> {
  const data: string[] = [];
  const left = [...notes];
  const told = { onPassedOver: (file: string) => void data.push(file), onNote: (note: string) => void left.push(note) };
  const jobId = await submitImport(workplace, sources, { rights, codes: code, metadata, isAlone, ...told });
  app.work.wake();
  const warnings = [...left.map((message) => ({ code: "left-out", message })), ...data.map(passedOver)].slice(0, mostWarnings);
  return { documentId: null, jobId, wasKnown: false, warnings };
}

/** Statements of another program, as accepted work, or a table whose rows are documents: the readers of databases want a file. */
async function receiveTable(app: AppContext, workplace: Workplace, file: ReceivedFile): Promise<Received> {
  const { name, csv = {} } = file;
  return withUploadedFile(file, async (path) => {
    const given = await documentsOfSentTable({ path, name, csv });
    if (given !== null) {
      const known = new Map(given.texts.map((one) => [one.name, one.metadata]));
      return startJob(app, workplace, file, { sources: given.texts, metadata: (own) => known.get(own) ?? null, notes: given.notes });
    }
    authorise(workplace, "importStatements");
    return receiveStatements(workplace, file, await openImportInChild(path, name, csv));
  });
}

async function receiveStatements(workplace: Workplace, { name, rights }: ReceivedFile, opened: ImportedStatements): Promise<Received> {
  const { statements, documents, known, codes, losses } = await importStatements(workplace, { ...opened, name }, rights);
  const said = [
    `${statements} statements of ${documents} new documents imported, ${known} known already`,
    ...(codes === 0 ? [] : [`${codes} ${codes === 1 ? "code is a concept" : "codes are concepts"} of the project`]),
    ...losses,
  ];
  const warnings = said.slice(0, mostWarnings).map((message) => ({ code: statementsImported, message }));
  return { documentId: null, jobId: null, wasKnown: statements === 0 && codes === 0, warnings };
}

/** Of a file that is read; a job would keep what is refused anyway. */
const mostReadBytes = 32_000_000;

async function receiveReadout(workplace: Workplace, { bytes, name, rights, requestKey }: ReceivedFile): Promise<Received> {
  if (bytes.length > mostReadBytes) throw new RapporteurError("RAP_SOURCE_TOO_LARGE", { source: name, limit: "32 MB" });
  const given = await openReadoutInChild(bytes, name);
  // Anyone below an editor could pass off what others never coded.
  const bringsOthers = hasRole(workplace.membership, writeRules.importStatements.role);
  const readout = bringsOthers ? given : withoutOthers(given, accountOf(workplace));
  const imported = await importReadout(workplace, { readout, rights, sourceName: name }, requestKey === undefined ? {} : { requestKey });
  return { ...imported, jobId: null, warnings: readout.warnings.slice(0, mostWarnings).map(({ code, message }) => ({ code, message })) };
}

/** What other people are said to have coded came with a file, no more. */
function withoutOthers(readout: Readout, account: string): Readout {
  const own = `person:${account}`;
  const statements = readout.statements.map((one) =>
    one.coder.startsWith("person:") && one.coder !== own ? { ...one, coder: `file:${one.coder.slice("person:".length)}` } : one,
  );
  return { ...readout, statements };
}

/** Without folders, whichever way they are spelled: a name is shown, never opened. */
export function baseName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  return (name.split(/[/\\]/).at(-1) ?? "").replace(/[\u0000-\u001f\u007f]/g, "").trim() || "document";
}
