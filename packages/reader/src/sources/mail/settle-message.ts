import type { Warning } from "@rapporteur/core/base";
import type { DocumentMetadata } from "@rapporteur/core/model";
import { type ReadDocument, type ReadPieces, settlePieces } from "../settle-pieces.ts";

/** What the headers of a message say counts before what its text seems to say. */
export function settleMessage(read: ReadPieces, told: Partial<DocumentMetadata>, more: readonly Warning[]): ReadDocument {
  const { document, warnings } = settlePieces({ ...read, told: { ...read.told, ...told } });
  return { document, warnings: [...more, ...warnings] };
}
