import { firstIndex } from "@rapporteur/core/base";
import { compareSpans, type Quotation, type Span, spanContains } from "@rapporteur/core/model";
import { type Filler, findQuotes, type Reading } from "../../language/heads/index.ts";
import { goesOn, saidBeside } from "./beside-marks.ts";
import { leavesOpenWho } from "./open-speaker.ts";
import { Neighbours, overlaps } from "./overlapping.ts";
import type { ReadingContext } from "./reading-context.ts";

type Draft = Omit<Quotation, "id" | "within">;

/**
 * Reported speech: direct quotations with their marks and whom a reading gives them to; indirect ones by their cue, mixed where they hold quoted words. Of nobody known it is
 * left out, but where the cue leaves open who says it.
 */
export function quotationsOf(context: ReadingContext, readings: readonly Reading[]): Quotation[] {
  const marks = findQuotes(context.input.analysis.text);
  const cued = readings.filter(({ kind }) => kind === "cue").flatMap((reading) => fromCue(context, reading, marks));
  const byStart = new Map(marks.map((mark) => [mark.start, mark]));
  const near = new Neighbours(cued);
  const direct = readings.flatMap((reading) => {
    const span = reading.kind === "quote" ? byStart.get(reading.trigger.start) : undefined;
    const isCued = span === undefined || near.of(span).some((other) => overlaps(other, span, 0.5));
    return isCued ? [] : [draft(context, { reading, span, kind: "direct", cue: [span.start, span.start] })];
  });
  const reported = [...cued, ...direct].filter((one) => isReported(context, one));
  return numbered(withMarked(context, marks, reported).toSorted(compareSpans));
}

/** With words in marks that no reading gives to anybody: whose they are by the verb beside them, or by those that they go on from. */
function withMarked(context: ReadingContext, marks: readonly Span[], read: readonly Draft[]): Draft[] {
  const known = new Neighbours(read);
  const found = [...read];
  let last: Draft | undefined;
  for (const mark of marks) {
    const own = known.of(mark).find((other) => overlaps(other, mark, 0.5));
    const added = own === undefined ? (besideMarks(context, mark) ?? goneOn(context, last, mark)) : null;
    if (added !== null) found.push(added);
    last = added ?? own ?? last;
  }
  return found;
}

function besideMarks({ input, parties }: ReadingContext, mark: Span): Draft | null {
  const { text, analysis } = input;
  const said = saidBeside(analysis.text, analysis.sentences, mark);
  if (said === null) return null;
  const { start, end } = said.speaker;
  const [party] = parties.resolve({ span: said.speaker, anchor: null, chance: 1, antecedents: [] }, start);
  const words = { speakerText: text.slice(start, end), speakerSpan: [start, end] as const };
  return { ...words, start: mark.start, end: mark.end, kind: "direct", speaker: party?.entity ?? null, cue: [said.cue.start, said.cue.end] };
}

function goneOn({ input: { text } }: ReadingContext, before: Draft | undefined, mark: Span): Draft | null {
  if (before?.kind !== "direct" || !goesOn(text, before, mark)) return null;
  return { ...before, start: mark.start, end: mark.end, cue: [mark.start, mark.start] };
}

/** Words in marks that nobody says are scare quotes. */
function isReported({ input }: ReadingContext, { speaker, speakerText, kind, cue: [start, end] }: Draft): boolean {
  return speaker !== null || (kind !== "direct" && speakerText === "" && leavesOpenWho(input.analysis.sentences, { start, end }));
}

function fromCue(context: ReadingContext, reading: Reading, marks: readonly Span[]): Draft[] {
  return (reading.roles["content"] ?? []).flatMap(({ span }) => {
    if (span === null) return [];
    const quoted = touching(marks, span);
    const whole = quoted.find((mark) => mark.start <= span.start + 1 && span.end - 1 <= mark.end);
    const kind = whole !== undefined ? "direct" : quoted.length > 0 ? "mixed" : "indirect";
    return [draft(context, { reading, span: whole ?? span, kind, cue: [reading.trigger.start, reading.trigger.end] })];
  });
}

function draft(
  context: ReadingContext,
  { reading, span, kind, cue }: { reading: Reading; span: Span; kind: Quotation["kind"]; cue: readonly [number, number] },
): Draft {
  const [filler] = reading.roles["speaker"] ?? [];
  const [party] = filler === undefined ? [] : context.parties.resolve(filler, reading.trigger.start);
  return { ...speakerOf(context.input.text, filler), start: span.start, end: span.end, kind, speaker: party?.entity ?? null, cue };
}

function speakerOf(text: string, filler: Filler | undefined): Pick<Quotation, "speakerText" | "speakerSpan"> {
  if (filler === undefined || filler.span === null) return { speakerText: "", speakerSpan: null };
  const { start, end } = filler.span;
  return { speakerText: text.slice(start, end), speakerSpan: [start, end] };
}

/** Of spans in text order that never overlap those that touch another. Cost: O(log spans + those found). */
function touching(spans: readonly Span[], { start, end }: Span): Span[] {
  let at = firstIndex(spans.length, (index) => (spans[index]?.end ?? 0) > start);
  const found: Span[] = [];
  for (let span = spans[at]; span !== undefined && span.start < end; span = spans[++at]) found.push(span);
  return found;
}

/** Ids in text order, each with the innermost quotation that holds it; the same span stands once. */
function numbered(drafts: readonly Draft[]): Quotation[] {
  const places = drafts.map(({ start, end }) => `${start} ${end}`);
  const first = new Map(places.toReversed().map((place, back) => [place, places.length - 1 - back]));
  const once = drafts.filter((_, at) => first.get(places[at] ?? "") === at);
  let open: { readonly one: Draft; readonly id: string }[] = [];
  return once.map((one, at) => {
    open = open.filter((other) => other.one.end > one.start);
    const within = open.findLast((other) => spanContains(other.one, one))?.id ?? null;
    const id = `q${at + 1}`;
    open.push({ one, id });
    return { id, ...one, within };
  });
}
