import { RapporteurError } from "@rapporteur/core/base";
import { readText } from "../plain/read-text.ts";
import type { ReadDocument } from "../settle-pieces.ts";

const time = String.raw`(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}`;
const cueLine = new RegExp(String.raw`^(${time})[ \t]+-->[ \t]+(${time})(?:[ \t].*)?$`);
/** A pause from which on the words begin a paragraph, in seconds. */
const pause = 3;

/**
 * Reads the transcript of a recording out of its subtitles: the words of one cue after the other, a paragraph where another person speaks or after
 * a pause of three seconds; names of speakers (`<v Name>`) stand before their words as in a transcript. Numbers, times, places and styles are left out,
 * and a line that only repeats the one before, as in captions that roll.
 *
 * @param text stored text
 * @throws RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export function readSubtitles(text: string, { source }: { readonly source: string }): ReadDocument {
  const paragraphs: string[] = [];
  let last: Cue | null = null;
  let lastLine = "";
  for (const cue of cuesOf(text)) {
    const lines = cue.lines.filter((line) => line !== lastLine);
    lastLine = cue.lines.at(-1) ?? lastLine;
    if (lines.length === 0) continue;
    const isNew = last === null || startsTurn(lines[0] ?? "") || cue.speaker !== last.speaker || cue.start - last.end >= pause;
    for (const [at, line] of lines.entries()) {
      const words = at === 0 && cue.speaker !== "" && cue.speaker !== last?.speaker ? `${cue.speaker}: ${line}` : line;
      if ((at === 0 && isNew) || (at > 0 && startsTurn(line))) paragraphs.push(words);
      else paragraphs[paragraphs.length - 1] += ` ${words}`;
    }
    last = cue;
  }
  if (paragraphs.length === 0) throw new RapporteurError("RAP_SOURCE_NO_TEXT", { source });
  return readText(paragraphs.map((words) => words.replace(/^[-–—]\s*(?=\S)/, "")).join("\n\n"));
}

interface Cue {
  /** Seconds from the beginning. */
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
  readonly lines: readonly string[];
}

/** A dash, or a label in capitals, says that another person speaks. */
const startsTurn = (line: string): boolean => /^[-–—]\s*\S/.test(line) || /^(?:>>|[A-Z][A-Z .'’-]{1,40}:\s)/.test(line);

function* cuesOf(text: string): Generator<Cue> {
  for (const block of text.split(/\n[ \t]*\n/)) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => cueLine.test(line.trim()));
    const [, from, to] = cueLine.exec(lines[at]?.trim() ?? "") ?? [];
    if (from === undefined || to === undefined) continue;
    const written = lines.slice(at + 1);
    const speaker = /<v(?:\.[^\s<>]*)?[ \t]+([^<>]{1,100})>/.exec(written.join("\n"))?.[1]?.trim() ?? "";
    const words = written.map(plainLine).filter((line) => line !== "");
    yield { start: seconds(from), end: seconds(to), speaker, lines: words };
  }
}

/** Without tags and the codes of places; the few character references that WebVTT has are decoded. */
function plainLine(line: string): string {
  return line
    .replace(/<\/?[^<>]{0,200}>|\{\\[^{}]{0,100}\}/g, "")
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => references[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

const references: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", nbsp: " ", lrm: "", rlm: "" };

function seconds(written: string): number {
  return written
    .replace(",", ".")
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}
