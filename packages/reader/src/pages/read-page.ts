import { completeNames } from "./complete-names.ts";
import { leaveOutLabel, leaveOutLabels, leaveOutTail } from "./own-label.ts";
import type { SourceDocument } from "@rapporteur/core/model";
import { bindMarks, type BoundMarks } from "./signed/bind-marks.ts";
import { readPageParts, type PageParts } from "./page-parts.ts";
import { addCoSigners } from "./signed/joint/co-signers.ts";
import { jointSignatures } from "./signed/joint/joint-signatures.ts";
import { issuingBody } from "./signed/issuing-body.ts";
import { addPeople, type Section } from "./section.ts";
import { labelsOf } from "./unsure/page-labels.ts";
import { leaveRivalsOpen } from "./unsure/rival-authors.ts";
import { withShortLabels } from "./signed/short/short-labels.ts";
import { type PageReading, readByRules } from "./read-by-rules.ts";
import { readVoices, type Voices } from "./voices/read-voices.ts";

/** What a page is cut into, what signs it, and whose words are whose. */
export interface PageRead {
  readonly parts: PageParts;
  readonly bound: BoundMarks;
  readonly reading: PageReading;
}

/**
 * Reads whose words the stretches of a page are: by rules, and where a network of voices is given, by what it finds far likelier than they do.
 * Cost: linear in the text by rules; the network's grows with sentences² and sentences × names.
 */
export function readPage(document: SourceDocument, voices: Voices | null = null): PageRead {
  const parts = readPageParts(document);
  const bound = withShortLabels(parts, bindMarks(document, parts));
  const reading = readByRules(document, parts, bound);
  if (reading.sections.every(({ people, rivals }) => people.length + rivals.length === 0)) signByIssuer(reading.sections, parts);
  // A line under the name that closes a letter is where its writer lives.
  if (reading.manner === "signed" && reading.isOfLetters !== true) leaveOpenWhereUnsure(reading, parts, bound);
  const { sections, asides, manner } = reading;
  const page = { units: parts.everyUnit, text: document.text, authors: document.metadata.authors };
  completeNames({ sections, ...page });
  const known = [...[...bound.byUnit.values(), ...bound.roster].flatMap(({ people }) => people), ...sections.flatMap(({ people }) => people)];
  const isAsked = voices !== null && reading.isSettled !== true && bound.isClosed !== true;
  const joint = manner === "signed" ? jointSignatures(bound, document.text.length) : [];
  const revised = isAsked ? readVoices(document, parts.everyUnit, { sections, asides, known, manner, joint }, voices) : null;
  const whole = revised === null ? reading : { ...reading, ...revised };
  // The network points at the names as the page has them, and at those that rules alone know.
  if (revised !== null) completeNames({ sections: whole.sections, ...page });
  if (manner === "signed") addCoSigners(whole.sections, parts.everyUnit, document.text);
  if (manner === "reported") leaveOutLabels(whole.sections, document.text);
  else
    for (const section of whole.sections) {
      leaveOutLabel(section, document.text);
      leaveOutTail(section, document.text);
    }
  return { parts, bound, reading: whole };
}

/** Where nobody signs any of a page, the body that issues it speaks throughout. */
function signByIssuer(sections: readonly Section[], parts: PageParts): void {
  const body = issuingBody(parts);
  if (body) for (const section of sections) addPeople(section, [body]);
}

/** Where the same signs name two people nobody is set. */
function leaveOpenWhereUnsure({ sections, isNameFirst = false }: PageReading, parts: PageParts, bound: BoundMarks): void {
  const named = [...bound.byUnit.values(), ...bound.roster].flatMap((mark) => mark.people);
  const labels = labelsOf(parts, bound.byUnit, bound.listed).filter(({ kind }) => kind !== "bio");
  leaveRivalsOpen(sections, parts.units, { labels, named, isNameFirst });
}
