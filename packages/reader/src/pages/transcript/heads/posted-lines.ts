import { headNoun } from "../../people/head-noun.ts";
import type { OrganizationName } from "../../people/organization-names.ts";
import { wholeName } from "../../people/person-names.ts";
import type { Head } from "./head.ts";

const longestLine = 200;
/** Behind a name: parts between dashes, and the letter of the person who asks or answers. */
const behindDash = /^(\p{Lu}[^–—\n]{2,60}?)\s+(?:--?|[–—])\s+(\S[^\n]*?)(?:\s{2,}([QA]))?$/u;

/** "Ada Lund - Orvik Dredging plc - Chief Executive", "Ada Lund -- Chief Executive": a line that holds a name and its posts behind dashes. Cost: bounded. */
export function postedLine(written: string): Head | null {
  const line = written.slice(0, longestLine + 1).trim();
  const [, name = "", post = "", letter] = line.length > longestLine || /[.?!:]$/.test(line) ? [] : (behindDash.exec(line) ?? []);
  const match = wholeName(name.replace(/\s+/g, " "));
  if (!match) return null;
  const asking = letter === undefined ? {} : { asking: letter === "Q" ? 1 : 0 };
  return { label: name.replace(/\s+/g, " "), bracket: post, after: written.length, form: "posted", ...asking };
}

/** Posts between dashes as posts between commas, of the same length. */
export const withCommas = (posts: string): string => posts.replace(/\s(--?|[–—])(?=\s)/g, (dash) => ",".padEnd(dash.length));

/** The bodies among posts between dashes, whatever they are called: "Orvik Dredging plc - Chief Executive". */
export function bodiesBetweenDashes(posts: string, at: number): OrganizationName[] {
  const parts = [...withCommas(posts).matchAll(/[^,\s][^,]*/g)];
  if (withCommas(posts) === posts) return [];
  return parts.flatMap(({ 0: part, index }) => {
    const name = part.trim();
    return headNoun(name) === null && /^\p{Lu}/u.test(name) ? [{ name, start: at + index, end: at + index + name.length, link: "," as const }] : [];
  });
}
