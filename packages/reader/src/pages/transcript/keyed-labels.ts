import { shiftPerson, type MarkedPerson } from "../people/author-mark.ts";
import { postsBeside } from "../people/people-in-text.ts";
import { matchName } from "../people/person-names.ts";
import type { PageUnit } from "../page-unit.ts";

/** "Speaker 2 – Ada Lund, pilot", "AL = Ada Lund", "[AdL] Ada de Lund, pilot": a line that says who stands behind a label. */
const keyed =
  /(?:^|\n|[ \u00a0]{2}|\t)[ \t]*((?:Speaker|Voice|Guest|Participant|Panell?ist|Respondent) \d{1,2}|\p{Lu}{2,5}|\[\p{Lu}\p{L}{1,4}\](?=[ \t]))(?:(?<=\])[ \t]+|[ \t]*(?:[–—=:]|-(?= ))[ \t]*|\t[ \t]*|[ \u00a0]{2,})(?=\p{Lu})/gu;
const leading =
  /^\s*[(,–—-]?\s*(?:the )?(?:moderator|host|chair(?:man|woman|person)?|interviewer|presenter|facilitator)\b|^[^\n;=:]{0,120}\((?:the )?(?:moderator|moderation|host|chair|interviewer|presenter|facilitator)\)/i;

/** Whom a key over the talk gives for its labels. */
export interface KeyedLabels {
  readonly people: ReadonlyMap<string, MarkedPerson>;
  /** Of these, labels of the person who leads the talk. */
  readonly leading: ReadonlySet<string>;
}

const longestPost = 160;

/** Cost: linear in the words over the talk. */
export function keyedLabels(intro: readonly PageUnit[], labels: ReadonlySet<string>): KeyedLabels {
  const people = new Map<string, MarkedPerson>();
  const leaders = new Set<string>();
  for (const { plain, start } of intro) {
    for (const { 0: opener, 1: written = "", index } of plain.matchAll(keyed)) {
      const label = written.replace(/[[\]]/g, "");
      if (!labels.has(label) || people.has(label)) continue;
      const from = index + opener.length;
      // "AL: Ada Lund   PH: Per Holm" are two cells of a row.
      const cell = plain.slice(0, from + (/\t|[ \u00a0]{2}|$/u.exec(plain.slice(from))?.index ?? 0));
      const match = matchName(cell, from);
      if (!match) continue;
      const posts = postsBeside(plain, match.after) ?? { roles: [], organizations: [] };
      people.set(label, shiftPerson({ name: match.name, nameSpan: { start: match.start, end: match.end }, ...posts }, start));
      if (leading.test(plain.slice(match.after, match.after + longestPost))) leaders.add(label);
    }
  }
  return { people, leading: leaders };
}
