import { RapporteurError } from "@rapporteur/core/base";
import { searchFields, type SearchField } from "../search-query.ts";
import { tokenize } from "./tokens.ts";

/** Words in a row. Of the last one, only the beginning where `isBeginning`. */
export interface Phrase {
  readonly codes: readonly string[];
  readonly isBeginning: boolean;
  /** Where it may stand; null: in any field. */
  readonly field: SearchField | null;
}

/** One thing that must be there (or, excluded, must not): any of its phrases. */
export interface Term {
  readonly phrases: readonly Phrase[];
}

export interface ParsedQuery {
  readonly wanted: readonly Term[];
  readonly excluded: readonly Term[];
}

const longestQuery = 1000;
const mostPhrases = 32;

interface Piece {
  readonly phrase: Phrase | null;
  readonly isExcluded: boolean;
  readonly isOr: boolean;
}

/**
 * Reads what was typed: words, "a phrase", -excluded, field:word, word* for a beginning, OR between alternatives. A word that the index cuts into several
 * ("don't", 北京) is a phrase.
 *
 * @throws RAP_STORE_SEARCH with what cannot be read
 * Cost: O(length), and a query has at most 1,000 characters and 32 phrases
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > longestQuery) refuse(`${text.slice(0, 60)}…`, `it is longer than ${longestQuery} characters`);
  const wanted: Term[] = [];
  const excluded: Term[] = [];
  let joins = false;
  let count = 0;
  for (const piece of readPieces(text)) {
    if (piece.isOr) {
      if (wanted.length === 0 || joins) refuse(text, "OR belongs between two words");
      joins = true;
      continue;
    }
    if (piece.phrase === null) continue;
    if (++count > mostPhrases) refuse(text, `it has more than ${mostPhrases} words and phrases`);
    if (joins && piece.isExcluded) refuse(text, "after OR no word can be excluded");
    const last = wanted.at(-1);
    if (piece.isExcluded) excluded.push({ phrases: [piece.phrase] });
    else if (joins && last !== undefined) wanted[wanted.length - 1] = { phrases: [...last.phrases, piece.phrase] };
    else wanted.push({ phrases: [piece.phrase] });
    joins = false;
  }
  if (joins) refuse(text, "OR belongs between two words");
  if (wanted.length === 0) refuse(text, excluded.length > 0 ? "it says only what to leave out" : "it has no word in it");
  return { wanted, excluded };
}

/**
 * A minus, a field, then a phrase in quotes or a word; each may be missing. After a field's name a space may stand; any other word before a colon is a field
 * (an unknown one) only where the next word touches it, so that titles ("Ukraine: what next") and addresses can be pasted.
 */
const pieceShape = new RegExp(
  String.raw`\s*(?<minus>-(?=\S))?(?:(?<field>${searchFields.join("|")}|\p{L}+(?=:[^\s\/])):\s*)?(?:"(?<phrase>[^"]*)(?<close>"?)(?<beginning>\*?)|(?<word>[^\s"]*))`,
  "iuy",
);

function* readPieces(text: string): Generator<Piece> {
  const plain = text.replace(/[“”„‟«»]/g, '"').trim();
  pieceShape.lastIndex = 0;
  while (pieceShape.lastIndex < plain.length) {
    const match = pieceShape.exec(plain);
    if (match === null || match[0] === "") break;
    const next = pieceShape.lastIndex;
    yield readPiece(text, match.groups ?? {});
    pieceShape.lastIndex = next;
  }
}

function readPiece(text: string, groups: Readonly<Record<string, string | undefined>>): Piece {
  const { minus, field, phrase, close, beginning, word = "" } = groups;
  if (minus === undefined && field === undefined && word === "OR") return { phrase: null, isExcluded: false, isOr: true };
  if (phrase !== undefined && close === "") refuse(text, "a quotation mark is not closed");
  const isBeginning = phrase === undefined ? word.endsWith("*") : beginning === "*";
  const words = phrase ?? (isBeginning ? word.slice(0, -1) : word);
  if (phrase === undefined && words.includes("*")) refuse(text, "* stands only at the end of a word");
  const codes = tokenize(words).map((token) => token.code);
  if (isBeginning && codes.length === 0) refuse(text, "* needs the beginning of a word before it");
  const named = field === undefined ? null : readField(text, field);
  if (codes.length === 0) return { phrase: null, isExcluded: false, isOr: false };
  return { phrase: { codes, isBeginning, field: named }, isExcluded: minus === "-", isOr: false };
}

function readField(text: string, name: string): SearchField {
  const found = searchFields.find((field) => field === name.toLowerCase());
  if (found === undefined) refuse(text, `there is no field “${name}” (there are ${searchFields.join(", ")})`);
  return found;
}

function refuse(text: string, problem: string): never {
  throw new RapporteurError("RAP_STORE_SEARCH", { text, problem });
}
