import { firstIndex, type Warning } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import type { Section } from "../section.ts";
import type { UnusedLabel } from "./unused-labels.ts";

/** What is not sure of who wrote what on a page. */
export interface Doubts {
  readonly sections: readonly Section[];
  /** Several people speak for themselves. */
  readonly isShared: boolean;
  readonly unused: readonly UnusedLabel[];
  /** Text outside all sections. */
  readonly silent: readonly Span[];
  /** True for a text that should belong to somebody. */
  readonly isVoice: (span: Span) => boolean;
  /** Where turns are labelled: people who are introduced and have no label. Elsewhere a text may go on with who speaks before or after it. */
  readonly spare?: readonly MarkedPerson[];
}

/**
 * Warnings on who wrote what, in text order: one a section at most. Sections, labels and stretches come in text order.
 *
 * @param idOf the entity of a person who is named as a candidate
 */
export function authorshipWarnings(
  { sections, isShared, unused, silent, isVoice, spare }: Doubts,
  idOf: (person: MarkedPerson) => string,
): Warning[] {
  const candidates = (people: readonly MarkedPerson[]): Pick<Warning, "candidates"> =>
    people.length === 0 ? {} : { candidates: [...new Set(people.map(idOf))] };
  const voiceless = (span: Span, at: number): Warning => ({
    code: "section-without-voice",
    message: "Several people write on this page, and nothing says whose text this is.",
    start: span.start,
    end: span.end,
    ...candidates([...inside(unused, span), ...(spare?.slice(0, mostSpare) ?? neighbours(sections, at))]),
  });
  const ofSections = sections.flatMap((section, at): Warning[] => {
    const { start, end, heading, people, rivals } = section;
    if (rivals.length > 0) return [{ code: "author-ambiguous", message: ambiguous(rivals), start, end, ...candidates(rivals) }];
    if (people.length > 0) return coAuthored(section);
    if (isShared && heading === null && isVoice({ start: section.bodyStart, end: section.bodyEnd })) return [voiceless(section, at)];
    const name = heading === null ? "a contribution" : `“${heading}”`;
    return [
      { code: "contribution-unattributed", message: `The text does not say who wrote ${name}.`, start, end, ...candidates(inside(unused, section)) },
    ];
  });
  const ofStretches = silent.filter(isVoice).map((span) => voiceless(span, firstFrom(sections, span.start) - 0.5));
  return [...ofSections, ...ofStretches, ...unused.map((label) => unusedLabel(label, candidates))].toSorted(
    (a, b) => (a.start ?? 0) - (b.start ?? 0),
  );
}

function ambiguous(rivals: readonly MarkedPerson[]): string {
  const names = rivals.map(({ name }) => name);
  const listed = `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
  return `${listed} are named in the same way for this text: it is not clear which of them wrote it.`;
}

function coAuthored({ people, start, end }: Section): Warning[] {
  const [first, ...others] = people.map(({ name }) => name);
  if (others.length === 0) return [];
  return [
    {
      code: "contribution-co-authored",
      message: `Written jointly by ${first ?? ""} with ${others.join(" and ")}: its statements name ${first ?? ""} as who says so.`,
      start,
      end,
    },
  ];
}

function unusedLabel(
  { start, end, words, person }: UnusedLabel,
  candidates: (people: readonly MarkedPerson[]) => Pick<Warning, "candidates">,
): Warning {
  const shown = words.length > longestShown ? `${words.slice(0, longestShown).trimEnd()}…` : words;
  return {
    code: "label-unused",
    message: `“${shown}” looks like the lines that name authors on this page, but no text was given to it.`,
    start,
    end,
    ...candidates(person ? [person] : []),
  };
}

const longestShown = 80;

const mostSpare = 4;

/** Index of the first span that starts at an offset or behind it; the spans are in text order. */
function firstFrom(spans: readonly Span[], offset: number): number {
  return firstIndex(spans.length, (at) => (spans[at]?.start ?? 0) >= offset);
}

/** Who speaks before and after a place among the sections. */
function neighbours(sections: readonly Section[], at: number): MarkedPerson[] {
  const before = sections[Math.ceil(at) - 1]?.people.slice(0, 1) ?? [];
  const after = sections[Math.floor(at) + 1]?.people.slice(0, 1) ?? [];
  return [...before, ...after];
}

/** People of unused labels in a stretch or beside it. */
function inside(unused: readonly UnusedLabel[], { start, end }: Span): MarkedPerson[] {
  const people: MarkedPerson[] = [];
  for (let at = firstFrom(unused, start - beside - longestLabel); (unused[at]?.start ?? Infinity) <= end + beside; at++) {
    const label = unused[at];
    if (label?.person && label.end >= start - beside) people.push(label.person);
  }
  return people;
}

const longestLabel = 300;

/** Characters between a label and the text beside it: a blank line. */
const beside = 4;
