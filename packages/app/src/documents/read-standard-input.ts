import { collect, defaultMaxBytes } from "@rapporteur/reader/sources";

/**
 * Everything that standard input gives, up to the largest size that is read as one document.
 *
 * @throws RAP_SOURCE_TOO_LARGE as soon as the limit is passed, so that an endless pipe fills no memory
 */
export function readStandardInput(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return collect(stream, { source: "standard input", maxBytes: defaultMaxBytes });
}
