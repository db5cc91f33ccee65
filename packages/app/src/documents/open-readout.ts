import { RapporteurError } from "@rapporteur/core/base";
import { type Readout, readoutSchema } from "@rapporteur/reader/readout";
import { foreignContent, readTextFile } from "@rapporteur/reader/sources";

/** Reads a readout that was written as JSON. */
export async function openReadout(path: string): Promise<Readout> {
  return parseReadout(await readTextFile(path), path);
}

/** @param path how errors call it @throws RAP_SERVICE_READOUT with the place of the first fault; RAP_SOURCE_FOREIGN for a format that is known */
export function parseReadout(text: string, path: string): Readout {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new RapporteurError("RAP_SERVICE_READOUT", { path, problem: `it is not JSON (${(cause as Error).message})` }, { cause });
  }
  const parsed = readoutSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const foreign = foreignContent(text);
  if (foreign !== null) throw new RapporteurError("RAP_SOURCE_FOREIGN", { source: path, what: foreign.what, cure: foreign.cure });
  const [issue] = parsed.error.issues;
  throw new RapporteurError("RAP_SERVICE_READOUT", { path, problem: `${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "not valid"}` });
}

/**
 * A readout as a file, or a document that is read on the spot. The reader is loaded for the first document, not for readouts.
 *
 * @throws what reading throws
 */
export async function readoutOf(source: string): Promise<Readout> {
  if (/\.json$/i.test(source)) return openReadout(source);
  const { readDocument } = await import("@rapporteur/reader/reading");
  return readDocument(source);
}
