import { compareSpans, type Quotation, type Span, spanContains } from "@rapporteur/core/model";
import { type Filler, findQuotes, type Reading } from "../../language/heads/index.ts";
import type { ReadingContext } from "./reading-context.ts";

type Draft = Omit<Quotation, "id" | "within">;

/** Reported speech: direct quotations by their marks and whom a reading gives them to; indirect ones by their cue, mixed where they hold quoted words. */
export function quotationsOf(context: ReadingContext, readings: readonly Reading[]): Quotation[] {
  const marks = findQuotes(context.input.analysis.text);
  const cued = readings.filter(({ kind }) => kind === "cue").flatMap((reading) => fromCue(context, reading, marks));
  const direct = readings.flatMap((reading) => {
    const span = reading.kind === "quote" ? marks.find(({ start }) => start === reading.trigger.start) : undefined;
    const isCued = span === undefined || cued.some((other) => overlaps(other, inner(context.input.text, span)));
    return isCued ? [] : [draft(context, { reading, span: inner(context.input.text, span), kind: "direct", cue: [span.start, span.start] })];
  });
  return numbered([...cued, ...direct].toSorted(compareSpans));
}

function fromCue(context: ReadingContext, reading: Reading, marks: readonly Span[]): Draft[] {
  const { text } = context.input;
  return (reading.roles["content"] ?? []).flatMap(({ span }) => {
    if (span === null) return [];
    const quoted = marks.filter((mark) => mark.start < span.end && span.start < mark.end);
    const whole = quoted.find((mark) => mark.start <= span.start + 1 && span.end - 1 <= mark.end);
    const kind = whole !== undefined ? "direct" : quoted.length > 0 ? "mixed" : "indirect";
    return [
      draft(context, { reading, span: whole === undefined ? span : inner(text, whole), kind, cue: [reading.trigger.start, reading.trigger.end] }),
    ];
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

/** Without the marks. */
function inner(text: string, { start, end }: Span): Span {
  return { start: start + 1, end: /["”’']$/.test(text.slice(start, end)) && end - start > 2 ? end - 1 : end };
}

function overlaps(left: Span, right: Span): boolean {
  const common = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return common * 2 >= Math.min(left.end - left.start, right.end - right.start);
}

/** Ids in text order, each with the innermost quotation that holds it; the same span stands once. */
function numbered(drafts: readonly Draft[]): Quotation[] {
  const once = drafts.filter((one, at) => drafts.findIndex((other) => other.start === one.start && other.end === one.end) === at);
  return once.map((one, at) => {
    const holders = once.map((other, index) => ({ other, index })).filter(({ other, index }) => index < at && spanContains(other, one));
    const within = holders.at(-1);
    return { id: `q${at + 1}`, ...one, within: within === undefined ? null : `q${within.index + 1}` };
  });
}
