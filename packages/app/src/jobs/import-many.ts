import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { DocumentRights } from "../records/document-record.ts";
import { holdsArticles, holdsMailbox, holdsWebArchive, isAddress, listSources } from "@rapporteur/reader/sources";
import { definedMetadata } from "./metadata/defined-metadata.ts";
import type { NameReader } from "./metadata/name-pattern.ts";
import { isDataFile } from "../exchange/data-file.ts";
import type { ImportUnit, LabelledUnit } from "./job-request.ts";
import { isFew } from "./is-few.ts";
import { authorise } from "../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";

/** A file, a folder, a ZIP or an address; or bytes with their name, of which a ZIP is opened. */
export type ImportSource = string | { readonly bytes: Uint8Array; readonly name: string };

export interface ImportSettings {
  /** `no-text` for addresses and `internal` for files unless told. */
  readonly rights?: DocumentRights | undefined;
  /** Draft statements as well; true unless told. */
  readonly codes?: boolean | undefined;
  /** Somebody waits for it; told by the number of units unless said here. */
  readonly isAwaited?: boolean | undefined;
  /** The only source is one document that somebody sent by itself: what is told and kept of one that is read while its sender waits is told and kept of it too. */
  readonly isAlone?: boolean | undefined;
  /** Told of each file of a folder or ZIP that is passed over, since it holds data and is no document. */
  readonly onPassedOver?: ((name: string) => void) | undefined;
  /** What is known of a file by its name, in place of what is read in it. */
  readonly metadata?: NameReader | undefined;
  /** Told of what else of a collection is left out, in a sentence each. */
  readonly onNote?: ((note: string) => void) | undefined;
}

/** So many sources are named where a job is described: a table may have a row a document. */
const mostNamed = 1000;
/** So many units are handed to the store at once, and fewer where they carry files: all of them stand in memory until then. */
const unitsAtOnce = 200;
const lettersAtOnce = 16_000_000;

/**
 * Makes a job that imports everything of these sources: one unit a file, failures recorded with their reasons while the rest goes on; data
 * files of folders and ZIPs are passed over. Files on this
 * machine are read when their turn comes; what came as bytes, or lies in a ZIP, is kept in the job, so that it outlives a restart.
 *
 * @returns the job's id
 * @throws RAP_SOURCE_* where the only source cannot be opened: beside others it is recorded as failed; RAP_LIBRARY_IMPORT_NOTHING where there is no file in any
 * Cost: O(bytes in archives); one unit a file.
 */
export async function submitImport(workplace: Workplace, sources: readonly ImportSource[], settings: ImportSettings = {}): Promise<string> {
  const { jobs } = authorise(workplace, "import");
  const { project, makeId } = workplace;
  const id = makeId("j");
  const { rights, codes } = settings;
  const about = { id, project, kind: "import", request: { sources: sources.slice(0, mostNamed).map(nameOf), rights, codes } };
  let isMade = false;
  const hand = async (units: readonly LabelledUnit[]): Promise<void> => {
    if (isMade) return jobs.addUnits(id, units);
    await jobs.add(
      { ...about, isAwaited: settings.isAwaited ?? isFew(units.length), createdBy: accountOf(workplace), createdAt: momentOf(workplace) },
      units,
    );
    isMade = true;
  };
  let units: LabelledUnit[] = [];
  let letters = 0;
  for (const source of sources) {
    const found = unitsOf(workplace, source, settings);
    for await (const unit of sources.length === 1 ? found : orRefused(found, nameOf(source))) {
      units.push(unit);
      letters += lettersIn(unit);
      if (units.length < unitsAtOnce && letters < lettersAtOnce) continue;
      await hand(units);
      units = [];
      letters = 0;
    }
  }
  if (units.length > 0) await hand(units);
  if (!isMade) throw new RapporteurError("RAP_LIBRARY_IMPORT_NOTHING", { place: sources.map(nameOf).join(", ") });
  await jobs.seal(id);
  return id;
}

/** The units of a source; where it cannot be opened, or not to its end, one that says so. */
async function* orRefused(units: AsyncIterable<LabelledUnit>, label: string): AsyncGenerator<LabelledUnit> {
  try {
    yield* units;
  } catch (thrown) {
    if (!isRapporteurError(thrown)) throw thrown;
    yield { label, request: { task: "refused", code: thrown.code, message: thrown.message } };
  }
}

function lettersIn({ request }: LabelledUnit): number {
  return request.task === "import" && "base64" in request.source ? request.source.base64.length : 0;
}

const nameOf = (source: ImportSource): string => (typeof source === "string" ? source : source.name);

async function* unitsOf(workplace: Workplace, source: ImportSource, settings: ImportSettings): AsyncGenerator<LabelledUnit> {
  const unit = (label: string, from: ImportUnit["source"], rights: DocumentRights): LabelledUnit => ({
    label,
    request: {
      task: "import",
      project: workplace.project,
      by: workplace.by,
      source: from,
      rights: settings.rights ?? rights,
      codes: settings.codes ?? true,
      ...(settings.isAlone === true ? { isAlone: true } : {}),
      ...metadataFor(label, settings),
    },
  });
  if (typeof source === "string" && isAddress(source)) return yield unit(source, { url: source }, "no-text");
  if (typeof source === "string" && !(await isFolder(source)) && !/\.zip$/i.test(source) && !(await holdsMany(source)))
    return yield unit(source, { path: resolve(source) }, "internal");
  let isEmpty = true;
  for await (const listed of listSources(source)) {
    isEmpty = false;
    if (listed.error !== undefined) {
      yield { label: listed.name, request: { task: "refused", code: listed.error.code, message: listed.error.message } };
      continue;
    }
    if (listed.bytes === undefined) {
      settings.onNote?.(`${listed.name}: ${listed.note}`);
      continue;
    }
    if (isDataFile(listed.name)) {
      settings.onPassedOver?.(listed.name);
      continue;
    }
    const path = typeof source === "string" ? join(resolve(source), listed.name) : null;
    if (path !== null && (await isFile(path))) yield unit(listed.name, { path }, "internal");
    else yield unit(listed.name, { name: listed.name, base64: Buffer.from(listed.bytes).toString("base64") }, "internal");
  }
  if (isEmpty) settings.onNote?.(`${nameOf(source)} holds no files`);
}

function metadataFor(label: string, { metadata }: ImportSettings): Pick<ImportUnit, "metadata"> {
  const known = metadata?.(label) ?? null;
  return known === null ? {} : { metadata: definedMetadata(known) };
}

/** Newspaper data bases, web archives and mailboxes are collections, whatever they are called. */
async function holdsMany(path: string): Promise<boolean> {
  return (await holdsArticles(path)) || (await holdsWebArchive(path)) || holdsMailbox(path);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}
