import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { RapporteurError } from "@rapporteur/core/base";
import { furnitureRoles, type LineReading, lineRoles } from "@rapporteur/core/model";
import { ModelFileError, readModelFile } from "../../language/encoder/index.ts";
import { guessLanguage } from "../guess-language.ts";
import { isWhollyEmphasised, type Piece, wordsOf } from "../piece.ts";
import { lineRows, type PageLine } from "./line-features.ts";
import { type LineModel, lineModel } from "./line-model.ts";
import { roleShares } from "./line-network.ts";

/** The weights of the package, for English. */
export const lineModelPath = createRequire(import.meta.url).resolve("@rapporteur/english/weights/lines.rapmodel");

/** A line's reading, and how much of its probability falls to furniture and to the title. */
export interface ReadLine extends LineReading {
  readonly furniture: number;
  readonly title: number;
}

let loaded: LineModel | null = null;

/** @throws RAP_NLP_MODEL_MISSING, RAP_NLP_MODEL_CORRUPT */
function shippedModel(): LineModel {
  if (loaded !== null) return loaded;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = readFileSync(lineModelPath);
  } catch (cause) {
    throw new RapporteurError("RAP_NLP_MODEL_MISSING", { path: lineModelPath }, { cause });
  }
  try {
    loaded = lineModel(readModelFile(bytes));
  } catch (cause) {
    if (!(cause instanceof ModelFileError)) throw cause;
    throw new RapporteurError("RAP_NLP_MODEL_CORRUPT", { path: lineModelPath, reason: cause.message }, { cause });
  }
  return loaded;
}

/** What the line reader sees of a piece. */
export function toPageLine(text: string, piece: Piece): PageLine {
  const isEmphasised = isWhollyEmphasised(text, piece);
  const [first] = piece.emphasis;
  return {
    words: wordsOf(text, piece),
    shape: piece.shape,
    level: piece.level,
    role: piece.role,
    isEmphasised,
    hasLead: !isEmphasised && first !== undefined && first.start <= piece.start + 2,
    hints: piece.hints ?? [],
  };
}

const furnitureFrom = lineRoles.indexOf(furnitureRoles[0]);
const titleAt = lineRoles.indexOf("title");

/** Over a text of more pieces the reader of lines would take longer than a second. */
const mostLines = 3_000;
/** Of fewer lines there is nothing to tell one from another by. */
const fewestLines = 4;

/** What is said of a line that nobody has read: the rules alone decide. */
const unread: ReadLine = { role: "body", probability: 0, furniture: 0.3, title: 0 };

/** The model knows English pages. */
function isReadable(text: string, pieces: readonly Piece[]): boolean {
  if (pieces.length > mostLines || pieces.length < fewestLines) return false;
  const language = guessLanguage(
    pieces
      .slice(0, 60)
      .map((piece) => text.slice(piece.start, piece.end).slice(0, 400))
      .join("\n"),
  );
  return language === "en" || language === "und";
}

/**
 * Reads every piece of a page as a line of it: title, label, turn, body, share bar … with a probability. Cost: linear in the text.
 */
export function readLines(text: string, pieces: readonly Piece[]): ReadLine[] {
  if (!isReadable(text, pieces)) return pieces.map(() => unread);
  const model = shippedModel();
  const lines = pieces.map((piece) => toPageLine(text, piece));
  const rows = lineRows(lines, model.rows);
  return roleShares(
    model,
    lines.map(({ words }, index) => ({ words, rows: rows[index] ?? [] })),
  ).map(readingOf);
}

function readingOf(shares: Float64Array): ReadLine {
  let best = 0;
  for (let at = 1; at < shares.length; at++) if ((shares[at] ?? 0) > (shares[best] ?? 0)) best = at;
  const furniture = shares.slice(furnitureFrom).reduce((sum, share) => sum + share, 0);
  return { role: lineRoles[best] ?? "body", probability: shares[best] ?? 0, furniture, title: shares[titleAt] ?? 0 };
}
