import { RapporteurError } from "@rapporteur/core/base";
import type { ReadDocument } from "./settle-pieces.ts";

/** How many times longer than what was decoded a stored text may be; short ones may grow more, by what marks stand for. */
const mostGrowth = 4;
const harmlessLength = 256 * 1024;
const mostBlocks = 200_000;

/** @throws RAP_SOURCE_TOO_MANY, RAP_SOURCE_TOO_HARD where a document has grown out of proportion to what was decoded */
export function checkOutput(read: ReadDocument, decodedLength: number, source: string): ReadDocument {
  const { blocks, text } = read.document;
  if (blocks.length > mostBlocks) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source, limit: mostBlocks, what: "blocks" });
  if (text.length > Math.max(harmlessLength, mostGrowth * decodedLength)) {
    throw new RapporteurError("RAP_SOURCE_TOO_HARD", {
      source,
      reason: `its text would be more than ${mostGrowth} times as long as what is in the file`,
    });
  }
  return read;
}
