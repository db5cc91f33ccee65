import { normalised } from "@rapporteur/core/base";
/*
 * What readers and editors type, made safe to keep and to show: plain words. Nothing here encodes for HTML; the code that shows it does.
 */

/**
 * Characters that turn the direction of what follows, or have no width: they make one name look like another. The two joiners stay inside words of scripts
 * that are written with them (Persian, Hindi).
 */
const invisible =
  /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]|[\u200c\u200d](?!\p{L})|(?<![\p{L}\p{M}])[\u200c\u200d]|(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200c\u200d]/gu;
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** More combining marks on one letter than any script needs. */
const piledMarks = /(\p{M}{3})\p{M}+/gu;

/** One line of words: no control or invisible characters, white space folded, marks bounded, cut at `limit` code units between characters. */
export function cleanLine(text: string, limit: number): string {
  return cut(
    normalised(text, "NFC")
      .replace(/[\r\n\t\u2028\u2029]/g, " ")
      .replace(control, "")
      .replace(invisible, "")
      .replace(piledMarks, "$1")
      .replace(/\s+/g, " ")
      .trim(),
    limit,
  );
}

/** Several lines of words: as `cleanLine`, keeping line ends, at most one empty line in a row. */
export function cleanText(text: string, limit: number): string {
  return cut(
    normalised(text, "NFC")
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      .replace(control, "")
      .replace(invisible, "")
      .replace(piledMarks, "$1")
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    limit,
  );
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\ud800-\udbff]$/, "");
}

/** The scripts a name mixes, where it mixes some that look alike: "Latin and Cyrillic". Null for honest names. A note for the moderator, no verdict. */
export function mixedScripts(name: string): string | null {
  const scripts = (["Latin", "Cyrillic", "Greek", "Armenian", "Cherokee"] as const).filter((script) =>
    new RegExp(`\\p{Script=${script}}`, "u").test(name),
  );
  return scripts.length > 1 ? scripts.join(" and ") : null;
}

/** Folded for comparing: case, width, marks and white space do not count. */
export function foldForComparison(text: string): string {
  return normalised(text, "NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
