import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { RapporteurError } from "@rapporteur/core/base";
import { furnitureRoles, type LineReading, lineRoles } from "@rapporteur/core/model";
import { guessLanguage } from "../guess-language.ts";
import { isWhollyEmphasised, type Piece, wordsOf } from "../piece.ts";
import { type ChainModel, likeliest, parseChainModel, roleShares } from "./chain-model.ts";
import { lineRows, type PageLine } from "./line-features.ts";

/** The weights of the package, for English. */
export const lineModelPath = createRequire(import.meta.url).resolve("@rapporteur/english/weights/lines.rapmodel");

/** A line's reading, and how much of its probability falls to furniture and to the title. */
export interface ReadLine extends LineReading {
  readonly furniture: number;
  readonly title: number;
}

let loaded: ChainModel | null = null;

/** @throws RAP_NLP_MODEL_MISSING, RAP_NLP_MODEL_CORRUPT */
function lineModel(): ChainModel {
  if (loaded !== null) return loaded;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(lineModelPath);
  } catch (cause) {
    throw new RapporteurError("RAP_NLP_MODEL_MISSING", { path: lineModelPath }, { cause });
  }
  loaded = parseChainModel(bytes);
  if (loaded === null) throw new RapporteurError("RAP_NLP_MODEL_CORRUPT", { path: lineModelPath, reason: "it is not a model of lines" });
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

/** Over a text of more pieces, three megabytes of prose, the reader of lines would take longer than three seconds. */
const mostLines = 30_000;
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
  const model = lineModel();
  const rows = lineRows(
    pieces.map((piece) => toPageLine(text, piece)),
    model.rows,
  );
  return roleShares(model, rows).map((own) => {
    const { role, probability } = likeliest(own);
    let furniture = 0;
    for (let at = furnitureFrom; at < own.length; at++) furniture += own[at] ?? 0;
    return { role, probability, furniture, title: own[titleAt] ?? 0 };
  });
}
