import type { LabelledPage } from "../../eval/pages/generate.ts";
import { furnitureRoles, isFurnitureRole, lineRoles, type LineRole } from "../../packages/core/src/model/document.ts";

/*
 * Of a page made by hand is known who wrote which words, what they are, what was asked, and which lines are furniture. That leaves each line a few roles.
 */

/** How far ahead in the page's marked words a line is looked for. */
const reach = 60;
/** So much of a line has to be marked for the mark to tell of the line: "share" in a title is no button. */
const leastCover = 0.4;
const shortLine = 220;

/** Roles that each line of a page may have, in the page's order. */
export function coarseRoles(lines: readonly string[], page: LabelledPage): (readonly LineRole[])[] {
  const marked = markedRoles(lines, page);
  const known = {
    page,
    authors: page.contributions.map(({ author, post }) => ({ forms: formsOf(author), post: bare(post?.title ?? "") })),
    hosts: page.hosts.map(formsOf),
    questions: page.questions.map(bare),
  };
  return lines.map((words, index) => {
    const role = marked[index] ?? null;
    if (role === null) return rolesUnmarked(words, known);
    if (isFurnitureRole(role)) return furnitureRoles;
    return known.authors.some(({ forms }) => opensWith(words, forms.short)) ? ["turn", "body"] : ["body", "quote", "item"];
  });
}

interface Known {
  readonly page: LabelledPage;
  readonly authors: readonly { readonly forms: Forms; readonly post: string }[];
  readonly hosts: readonly Forms[];
  readonly questions: readonly string[];
}

interface Forms {
  readonly whole: string;
  /** Surname, first name, initials: what a label may be. */
  readonly short: readonly string[];
}

function formsOf(name: string): Forms {
  const words = name.split(/\s+/);
  const initials = words.map((word) => word.charAt(0)).join("");
  return {
    whole: bare(name),
    short: [bare(name), bare(words.at(-1) ?? ""), bare(words[0] ?? ""), initials.toLowerCase()].filter((form) => form.length > 1),
  };
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();

const functions = /^(?:Q|A|Q\d+|Question|Moderator|Host|Interviewer|Chair|The Chair|Reporter|Audience)$/i;

/** A label, and whether words follow it. */
function labelOf(words: string): { label: string; isAlone: boolean } | null {
  const [, label = "", rest = ""] = /^([^:]{1,60}?)\s*(?:\([^)]*\))?\s*:(?:\s+(.*))?$/su.exec(words) ?? [];
  return label === "" ? null : { label, isAlone: rest === "" };
}

function opensWith(words: string, short: readonly string[]): boolean {
  const label = labelOf(words)?.label.replace(/^(?:Mr|Ms|Mrs|Dr|Prof|Sir|Dame)\.?\s+/i, "");
  return label !== undefined && (short.includes(bare(label)) || /^A\d?$/.test(label));
}

function rolesUnmarked(words: string, { page, authors, hosts, questions }: Known): readonly LineRole[] {
  const key = bare(words);
  const label = labelOf(words);
  const isAsked = questions.some((question) => key.includes(question) || (key.length > 20 && question.includes(key)));
  const isHosted =
    label !== null && (hosts.some(({ short }) => short.some((form) => bare(label.label).endsWith(form))) || functions.test(label.label));
  if (isHosted && page.family === "transcript") return label.isAlone ? ["label"] : ["host"];
  if (isAsked) return page.family === "transcript" ? ["host", "question"] : ["question", "heading", "title", "standfirst"];
  const named = authors.find(({ forms }) => key.includes(forms.whole));
  if (named) return rolesNaming(words, key.indexOf(named.forms.whole), page);
  if (hosts.some(({ whole }) => key.includes(whole)) && words.length < shortLine) return ["byline", "standfirst", "expert", "bio", "label", "body"];
  if (key.length < 40 && authors.some(({ forms }) => forms.short.includes(key))) return ["label"];
  if (words.length < shortLine && authors.some(({ post }) => post !== "" && key.includes(post))) return ["role", "bio", "expert", "standfirst"];
  const others: readonly LineRole[] = ["title", "kicker", "standfirst", "dateline", "heading", "label", "body", "item"];
  return page.family === "transcript" ? [...others, "host", "role"] : [...others, "byline", "role"];
}

const predicate = /\s(?:is|was|serves|served|teaches|taught|heads|directs|leads|covers|writes|works|worked|has|holds|runs|chairs)\s/;

/** A line that names an author, and is none of that author's words. */
function rolesNaming(words: string, at: number, { family }: LabelledPage): readonly LineRole[] {
  if (/^(?:By|BY)\s/.test(words) && words.length < shortLine) return ["byline"];
  const opens = at < 16;
  if (!opens) return ["title", "standfirst", "heading", "bio", "body", "byline", "item", "host", "label", "expert"];
  if (family === "reported") return words.length < shortLine ? ["expert", "bio", "label", "body", "item"] : ["body", "bio", "item"];
  if (predicate.test(words)) return ["bio"];
  return words.length < shortLine ? ["label", "byline", "expert", "bio"] : ["bio", "expert", "standfirst"];
}

function markedRoles(lines: readonly string[], page: LabelledPage): (LineRole | null)[] {
  const keys = page.lines.map(({ text }) => bare(text));
  let from = 0;
  return lines.map((words) => {
    const line = bare(words);
    let covered = 0;
    let last = -1;
    let role: LineRole | null = null;
    for (let at = Math.max(0, from - 2); at < Math.min(keys.length, from + reach); at++) {
      const key = keys[at] ?? "";
      const own = key !== "" && line.includes(key) ? key.length : line.length > 8 && key.includes(line) ? line.length : 0;
      const isNext = last < 0 || at === last + 1;
      if (own === 0 || !isNext || (last < 0 && own < line.length * leastCover && own < 25)) continue;
      covered += own;
      last = at;
      role ??= page.lines[at]?.role ?? null;
      if (covered >= line.length) break;
    }
    if (role === null || covered < line.length * leastCover) return null;
    from = last + 1;
    return role;
  });
}

export const roleSet = (roles: readonly LineRole[]): number => roles.reduce((set, role) => set | (1 << lineRoles.indexOf(role)), 0);
