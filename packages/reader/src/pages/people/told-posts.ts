import type { Span } from "@rapporteur/core/model";
import { splitSentences } from "../../language/syntax/split-sentences.ts";
import { apposedPosts } from "./apposed-posts.ts";
import type { MarkedPerson } from "./author-mark.ts";
import { readRoles } from "./bio-roles.ts";
import { type FullBody, withBodies } from "./bodies-of-posts.ts";
import { postsBeside } from "./people-in-text.ts";
import { postsBeforeName } from "./posts-before.ts";

/** A name is looked up at so many of its places. */
const mostPlaces = 12;
const longestSentence = 300;
/** Of a page so many people are looked up. */
export const mostLookedUp = 40;

/**
 * What a page says somewhere of somebody whom it names as an author without a post: before the name ("Harvard economist Ada Lund"), beside it, or on the line under it.
 * Nobody becomes an author by it. Cost: linear in the text.
 */
export function withToldPosts(person: MarkedPerson, text: string, fullBody: FullBody): MarkedPerson {
  if (person.isBody || !person.name.includes(" ")) return person;
  const written = new RegExp(
    `(?<![\\p{L}\\p{N}-])${person.name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")}(?![\\p{L}\\p{N}-])`,
    "giu",
  );
  const places = Array.from(text.matchAll(written), ({ index, 0: name }) => ({ start: index, end: index + name.length })).slice(0, mostPlaces);
  const posted = person.roles.length > 0 ? person : withPosts(person, text, places);
  return withBodies(posted, { text, ends: places.map(({ end }) => end), fullBody });
}

function withPosts(person: MarkedPerson, text: string, places: readonly Span[]): MarkedPerson {
  for (const { start: index, end } of places) {
    const posts = postsBeside(text, end) ?? inNextSentence(text, end) ?? behindSemicolon(text, end) ?? postsBeforeName(text, index);
    if (posts && posts.roles.length > 0)
      return { ...person, roles: posts.roles, organizations: person.organizations.length > 0 ? person.organizations : posts.organizations };
  }
  const apposed = places.map((place) => apposedPosts(text, place)).find((posts) => posts !== null);
  return apposed
    ? { ...person, roles: apposed.roles, organizations: person.organizations.length > 0 ? person.organizations : apposed.organizations }
    : person;
}

/** "… worry Ada Lund. She's a demographer at the Institute X." */
function inNextSentence(text: string, after: number): Pick<MarkedPerson, "roles" | "organizations"> | null {
  const [, before = "", pronoun] =
    /^((?:[^.!?\n]{0,40})[.!]\s+)((?:She|He|They)(?:['’](?:s|re)|\s+(?:is|are|was))\s+(?=an?\s|the\s))/u.exec(text.slice(after, after + 90)) ?? [];
  if (pronoun === undefined) return null;
  const start = after + before.length + pronoun.length;
  const sentence = splitSentences(text.slice(start, start + longestSentence))[0];
  const roles = sentence
    ? readRoles(text.slice(start + sentence.start, start + sentence.end).replace(/[.!?]$/, ""), start + sentence.start, false)
    : [];
  return roles.length === 0 ? null : { roles, organizations: [] };
}

/** "Ada Lund; Lecturer in Grammar at the University of Orvik". */
function behindSemicolon(text: string, after: number): Pick<MarkedPerson, "roles" | "organizations"> | null {
  const [opener = "", words = ""] = /^;\s+(\p{Lu}[^.;:!?\n]{5,120})/u.exec(text.slice(after, after + 130)) ?? [];
  if (words === "") return null;
  const roles = readRoles(words.replace(/\s+for\s+(?:more|details?|a\s.*)$/, ""), after + opener.length - words.length, false);
  return roles.length === 0 ? null : { roles, organizations: [] };
}
