import type { Span } from "@rapporteur/core/model";
import { inEitherCase } from "@rapporteur/core/text";

/*
 * Words as the heads were trained on them: after the UD English treebanks, "don't" is "do" and "n't", "long-term" is three words, "U.S." and "3.5" are one.
 * White space is in no word; every other character is in exactly one. training/reader/data/words.py has the same expression.
 */
const apostrophe = "['\u2018\u2019`\u00b4\u02bc]";
const letter = String.raw`[\p{L}\p{Nl}\p{No}]`;
const word = String.raw`[\p{L}\p{N}_]`;
const noLetterOrDigit = String.raw`[\p{L}\p{N}]`;
const prefixes = "non|re|anti|co|pro|pre|mid|post|over|counter|semi|sub|mini|neo|un|micro|inter|ultra|bi|tri|de|extra|trans|hyper|ex|multi|cross";
const abbreviations =
  "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Messrs|No|vs|etc|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";

const [can, not, ending, prefix] = ["can", "not", "s|re|ve|ll|d|m", prefixes].map(inEitherCase);
const negation = `[nN]${apostrophe}[tT]`;

const patterns = [
  // Addresses.
  String.raw`(?:https?://|www\.)[^\s<>"\u201c\u201d]+|[\p{L}\p{N}_.+\-]+@[\p{L}\p{N}_\-]+(?:\.[\p{L}\p{N}_\-]+)+`,
  // Figures.
  String.raw`\p{Nd}+(?:[.,:]\p{Nd}+)*(?:st|nd|rd|th|s)?(?!${word})|\p{Nd}+(?:[.,:]\p{Nd}+)*`,
  // U.S., Mr., initials.
  String.raw`(?:${letter}\.){2,}${letter}?(?!${noLetterOrDigit})`,
  String.raw`(?:${abbreviations})\.(?=\s+\S)`,
  String.raw`(?<!${noLetterOrDigit})[A-HJ-Z]\.(?=\s*[A-Z])`,
  // can|not, n't, 's, do|n't.
  String.raw`${can}(?=${not}(?!${word}))|(?<=${can})${not}(?!${word})`,
  String.raw`${negation}(?!${word})|${apostrophe}(?:${ending})(?!${word})`,
  String.raw`${letter}+?(?=${negation}(?!${word}))`,
  // anti-NATO.
  String.raw`(?:${prefix})-${letter}+`,
  // Plain words, O'Brien, AT&T.
  String.raw`(?:[A-Z]${apostrophe})?${letter}[\p{L}\p{N}_\u0300-\u036f]*(?:(?<=[A-Z])&[A-Z]${word}*)?`,
  // Runs of marks, and what is left.
  "\\.{2,}|\u2026+|-{2,}|[!?]{2,}|``|''",
  String.raw`\S`,
];

const pattern = new RegExp(patterns.join("|"), "gu");

/** Spans of the words of a text, in UTF-16 units. Cost: linear for words of usual length. */
export function cutWords(text: string): Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}
