import { readFileSync } from "node:fs";
import { RapporteurError } from "@rapporteur/core/base";
import { type ActionLexicon, parseActionLexicon } from "../coding/lexicons/parse-action-lexicon.ts";
import { type Gazetteer, parseGazetteer } from "../language/index.ts";
import type { ReadOptions } from "./read-options.ts";

/** A user's own files, opened before anything is read, so that a mistake in them costs no waiting. */
export function openOwnFiles({ gazetteerPath, lexiconPath }: ReadOptions): OwnFiles {
  return {
    ...(gazetteerPath === undefined ? {} : { gazetteer: parseGazetteer(readOwnFile(gazetteerPath)) }),
    ...(lexiconPath === undefined ? {} : { actions: parseActionLexicon(readOwnFile(lexiconPath)) }),
  };
}

export interface OwnFiles {
  readonly gazetteer?: Gazetteer;
  readonly actions?: ActionLexicon;
}

function readOwnFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new RapporteurError("RAP_SOURCE_NOT_FOUND", { source: path }, { cause });
  }
}
