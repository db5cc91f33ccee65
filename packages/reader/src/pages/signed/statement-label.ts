import type { MarkedPerson } from "../people/author-mark.ts";
import { bodyNamed } from "../people/body-name.ts";
import { matchName } from "../people/person-names.ts";
import { postsBeside } from "../people/people-in-text.ts";
import { postsBeforeName } from "../people/posts-before.ts";
import { personKey } from "../section.ts";

const longest = 700;
const kinds = "(?:statement|comment|remark|reaction|response|message)s?";
/** "Governor Jane Doe today released the following statement after the vote:". */
const issued = new RegExp(
  `\\b(?:issued|released|made|gave|published|sent|offered)\\s+(?:\\p{Ll}+\\s+){0,2}?(?:the\\s+following|this|an?(?=.*:$))\\s+(?:\\p{Ll}+\\s+){0,2}?${kinds}(?!\\p{L})|\\b(?:said|wrote|says|published|issued|released)\\s+(?:the following|in an?\\s+(?:\\p{Ll}+\\s+){0,2}${kinds}[^.:]{0,60}:$)|\\b(?:said|commented|added|wrote):$`,
  "u",
);
/** "the following statement by the centre's director, Jane Doe, who is in Oslo:". */
const made = new RegExp(`\\b(?:following|below)\\s+(?:is\\s+)?(?:an?\\s+|the\\s+)?(?:\\p{Ll}+\\s+)?${kinds}\\s+(?:by|from|of)\\s+`, "u");
/** Between a name and the verb: a party in brackets, a post or a state between commas, "today". */
const between =
  /^(?:\s*\([^()]{1,40}\)|,[^.;:“”"]{2,160},|\s+(?:of|from|at|with)\s+(?:the\s+)?\p{Lu}[^,.;:“”"]{2,80})?\s*(?:(?:today|yesterday|also|later|on \p{Lu}\p{Ll}+|this \p{Ll}+|has|have)\s+)*$/u;
/** "Jane Doe, head of the Association of Ports" without a comma behind it. */
const apposed = /^,\s[^.;:“”"]{2,160}$/u;

/**
 * Whose statement a paragraph announces that stands over it: "OSLO – Governor Jane Doe issued the following statement after the vote:".
 *
 * @returns with offsets into `text`; null where the paragraph announces none, or does not say whose. Cost: linear in a paragraph of bounded length
 */
export function readStatementLabel(text: string): MarkedPerson | null {
  if (text.length > longest || /["“].{40}/su.test(text)) return null;
  const passive = made.exec(text);
  if (passive) return namesFrom(text, passive.index + passive[0].length)[0] ?? null;
  const active = issued.exec(text);
  if (!active) return null;
  const names = namesFrom(text, 0).filter(({ nameSpan }) => nameSpan.end <= active.index);
  const [first] = names;
  const opens = first !== undefined && /^(?:[^a-z]{3,40}\s*[–—-]+\s*)?(?:\p{Lu}\p{L}*\.?\s+)?$/u.test(text.slice(0, first.nameSpan.start));
  if (first && opens && apposed.test(text.slice(first.nameSpan.end, active.index))) return first;
  const whole = names.findLast((person) => between.test(text.slice(person.nameSpan.end, active.index)) || isTitledUpTo(person, text, active.index));
  if (whole) return whole;
  // "Following passage Lund issued the following statement".
  const surname = /(\p{Lu}[\p{L}’'-]+)\s+(?:today\s+)?$/u.exec(text.slice(0, active.index))?.[1];
  const known = names.find(({ name }) => surname !== undefined && personKey(name).endsWith(` ${personKey(surname)}`));
  return known ?? titledSurname(text) ?? issuingBody(text, active.index);
}

/** "Commenting on the vote, Jane Doe, head of the Ports Board said:": the post ends where the verb stands. */
function isTitledUpTo({ roles, organizations }: MarkedPerson, text: string, verb: number): boolean {
  const end = Math.max(0, ...roles.map((role) => role.end), ...organizations.map((body) => body.end));
  return end > 0 && text.slice(end, verb).trim() === "";
}

/** "Prof Lund also said:": somebody whom the page names in full elsewhere. */
function titledSurname(text: string): MarkedPerson | null {
  const [opening = "", surname = ""] =
    /^(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms|Sir|Dame)\.?\s+(\p{Lu}[\p{L}’'-]+)\s+(?:(?:also|later|then)\s+)?(?:said|added|commented|wrote):$/u.exec(text) ??
    [];
  const start = opening.indexOf(surname);
  return surname === "" ? null : { name: surname, nameSpan: { start, end: start + surname.length }, roles: [], organizations: [] };
}

/** "The Growers' Association issued the following statement:". */
function issuingBody(text: string, end: number): MarkedPerson | null {
  const words = text.slice(0, end).replace(/(?<!\s)\s+(?:(?:today|yesterday|has|have)\s*)?$/, "");
  const body = bodyNamed(words, 0);
  return body?.nameSpan.end === words.length ? body : null;
}

function namesFrom(text: string, from: number): MarkedPerson[] {
  const people: MarkedPerson[] = [];
  let end = from;
  for (const { index } of text.slice(from).matchAll(/(?<![\p{L}\p{N}.’'-])\p{Lu}/gu)) {
    const match = from + index < end ? null : matchName(text, from + index);
    if (!match) continue;
    const posts = postsBeforeName(text, match.start) ?? postsBeside(text, match.after);
    // "Secretary of Agriculture Jane Doe": the name begins where a post can end before it.
    const later = posts ? null : laterName(text, match.start, match.end);
    const person = later ?? { name: match.name, nameSpan: { start: match.start, end: match.end }, roles: [], organizations: [], ...posts };
    people.push(person);
    end = match.end;
  }
  return people;
}

function laterName(text: string, start: number, end: number): MarkedPerson | null {
  for (const { index } of text.slice(start, end).matchAll(/(?<=\s)\p{Lu}/gu)) {
    const match = matchName(text, start + index);
    const posts = match && match.end === end ? postsBeforeName(text, match.start) : null;
    if (match && posts) return { name: match.name, nameSpan: { start: match.start, end: match.end }, ...posts };
  }
  return null;
}
