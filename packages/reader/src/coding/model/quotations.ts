import { firstIndex } from "@rapporteur/core/base";
import { compareSpans, type Quotation, type Span, spanContains } from "@rapporteur/core/model";
import { type Filler, findQuotes, type Reading } from "../../language/heads/index.ts";
import { Neighbours } from "./overlapping.ts";
import type { ReadingContext } from "./reading-context.ts";

type Draft = Omit<Quotation, "id" | "within">;

/** Reported speech: direct quotations by their marks and whom a reading gives them to; indirect ones by their cue, mixed where they hold quoted words. */
export function quotationsOf(context: ReadingContext, readings: readonly Reading[]): Quotation[] {
  const marks = findQuotes(context.input.analysis.text);
  const cued = readings.filter(({ kind }) => kind === "cue").flatMap((reading) => fromCue(context, reading, marks));
  const byStart = new Map(marks.map((mark) => [mark.start, mark]));
  const near = new Neighbours(cued);
  const direct = readings.flatMap((reading) => {
    const span = reading.kind === "quote" ? byStart.get(reading.trigger.start) : undefined;
    const words = span === undefined ? undefined : inner(context.input.text, span);
    const isCued = span === undefined || words === undefined || near.of(words).some((other) => overlaps(other, words));
    return isCued ? [] : [draft(context, { reading, span: words, kind: "direct", cue: [span.start, span.start] })];
  });
  return numbered([...cued, ...direct].toSorted(compareSpans));
}

function fromCue(context: ReadingContext, reading: Reading, marks: readonly Span[]): Draft[] {
  const { text } = context.input;
  return (reading.roles["content"] ?? []).flatMap(({ span }) => {
    if (span === null) return [];
    const quoted = touching(marks, span);
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

/** Of spans in text order that never overlap those that touch another. Cost: O(log spans + those found). */
function touching(spans: readonly Span[], { start, end }: Span): Span[] {
  let at = firstIndex(spans.length, (index) => (spans[index]?.end ?? 0) > start);
  const found: Span[] = [];
  for (let span = spans[at]; span !== undefined && span.start < end; span = spans[++at]) found.push(span);
  return found;
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
