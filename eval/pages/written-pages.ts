import { readFileSync } from "node:fs";
import { DomUtils, parseDocument } from "htmlparser2";
import { fileURLToPath } from "node:url";
import { type LineRole, lineRoles } from "../../packages/core/src/model/document.ts";
import type { LabelledContribution, LabelledLine, LabelledPage } from "./generate.ts";
import { splitSentences } from "../../packages/reader/src/language/syntax/split-sentences.ts";
import type { PageFormat } from "./render.ts";

/*
 * Pages written line by line, each line with its role before a tab and its owner behind an "@": see `eval/data/pages/README.md`.
 */

/** Those of one writer each, who never saw the reader. The errors of those held out are never printed and train nothing. */
export const openHands = [
  "third",
  "fourth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "eleventh",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "twentyfirst",
  "twentysecond",
  "twentythird",
  "twentyfourth",
  "twentyfifth",
  "twentysixth",
  "twentyseventh",
  "twentyeighth",
  "twentyninth",
  "thirtieth",
  "thirtyfirst",
  "thirtysecond",
  "thirtythird",
  "thirtyfourth",
  "thirtyfifth",
  "thirtysixth",
  "thirtyseventh",
  "thirtyeighth",
  "thirtyninth",
  "fortyfifth",
  "fiftieth",
  "fiftyfirst",
  "fiftysecond",
  "fiftythird",
  "fiftyfourth",
  "fiftyfifth",
  "fiftysixth",
] as const;
export const heldOutHands = ["fifth", "tenth", "twelfth", "seventeenth", "eighteenth", "nineteenth", "twentieth"] as const;

/**
 * Writers of whom the shipped networks learnt nothing and whose errors nobody has read: a second measure (`--only later`). Those that train a network go to
 * `openHands`.
 */
export const laterHands = [
  "fortieth",
  "fortyfirst",
  "fortysecond",
  "fortythird",
  "fortyfourth",
  "fortysixth",
  "fortyseventh",
  "fortyeighth",
  "fortyninth",
] as const;

/** The pages of a writer, `eval/data/pages/written/HAND.txt`: each begins with "#### " and its number. */
export function writtenPages(hand: string): LabelledPage[] {
  const file = fileURLToPath(new URL(`../data/pages/written/${hand}.txt`, import.meta.url));
  return readFileSync(file, "utf8")
    .split(/^#### /m)
    .slice(1)
    .map((written) => {
      const end = written.indexOf("\n");
      return parseWritten(written.slice(end + 1), `${hand}-${written.slice(0, end).trim()}`, hand);
    });
}

interface Person {
  readonly name: string;
  readonly posts: { title: string; body: string | null }[];
  readonly passages: string[];
}

const families: readonly LabelledPage["family"][] = ["signed", "reported", "transcript"];
const formats: Readonly<Record<string, PageFormat>> = { text: "text", html: "html", markdown: "markdown" };

export function parseWritten(written: string, name: string, hand: string): LabelledPage {
  const cut = /^=====[ \t]*$/m.exec(written);
  if (cut === null) throw new Error(`${name}: no line of ===== between head and page`);
  const facts = headOf(written.slice(0, cut.index));
  const people = new Map<string, Person>();
  for (const fact of facts.get("person") ?? []) {
    const [key = "", whole = "", title = "", body = ""] = fact.split("|").map((part) => part.trim());
    const person = people.get(key) ?? { name: whole, posts: [], passages: [] };
    people.set(key, person);
    if (title !== "") person.posts.push({ title, body: body === "" ? null : body });
  }
  const lines: LabelledLine[] = [];
  const asked: (Asked | null)[] = [];
  const format = formats[facts.get("format")?.[0] ?? "text"] ?? "text";
  const source = written
    .slice(cut.index + cut[0].length + 1)
    .split("\n")
    .map((row) => readRow(row, { people, lines, asked, name, format }))
    .join("\n");
  return {
    name,
    template: hand,
    family: families.find((family) => family === facts.get("family")?.[0]) ?? "signed",
    format,
    source: source.trim() + "\n",
    lines,
    contributions: [...people.values()].filter(({ passages }) => passages.length > 0).map(toContribution),
    hosts: facts.get("host") ?? [],
    questions: questionsOf(asked, facts.get("host") ?? []),
    hand,
    // Of direct speech the words alone are marked, without who says them.
    marksQuotationsOnly: facts.get("family")?.[0] === "reported",
  };
}

function headOf(head: string): Map<string, string[]> {
  const facts = new Map<string, string[]>();
  for (const row of head.split("\n")) {
    const [, key = "", value = ""] = /^(\w+):\s*(.*?)\s*(?:#.*)?$/.exec(row) ?? [];
    if (key !== "") facts.set(key, [...(facts.get(key) ?? []), value]);
  }
  return facts;
}

function toContribution({ name, posts, passages }: Person): LabelledContribution {
  return { author: name, given: name.split(" ")[0] ?? "", post: posts[0] ?? null, passages };
}

const spelt: Readonly<Record<string, LineRole>> = { cookie: "cookies", "comment-form": "form", "page-number": "page" };
const marks = /⟦([^:⟧]+):([^⟧]*)⟧/g;

interface Asked {
  readonly role: "question" | "host";
  readonly words: string;
}

interface Making {
  readonly people: ReadonlyMap<string, Person>;
  readonly lines: LabelledLine[];
  /** What is asked, line by line; null between paragraphs. */
  readonly asked: (Asked | null)[];
  readonly name: string;
  readonly format: PageFormat;
}

/** Takes in what a row says; returns the page's own line. */
function readRow(row: string, { people, lines, asked, name, format }: Making): string {
  const tab = row.indexOf("\t");
  const isBlank = tab < 0 && row.trim() === "";
  if (isBlank) asked.push(null);
  if (tab < 0) return isBlank ? "" : row;
  const [written = "", owners = ""] = row.slice(0, tab).trim().split("@");
  const marked = row.slice(tab + 1);
  const line = marked.replace(marks, "$2");
  if (written === "-" || written === "") return line;
  const role = spelt[written] ?? lineRoles.find((known) => known === written);
  if (role === undefined) throw new Error(`${name}: unknown role "${written}" before "${line.slice(0, 60)}"`);
  const words = wordsOf(line, format);
  lines.push({ role, text: words });
  for (const [, key = "", part = ""] of marked.matchAll(marks)) personOf(people, key, name)?.passages.push(wordsOf(part, format));
  for (const owner of owners.split("+")) {
    const speaker = owner === "" ? null : personOf(people, owner, name);
    speaker?.passages.push(role === "turn" ? withoutLabel(words, speaker.name) : withoutOwnName(words, speaker.name));
  }
  if (role === "question" || role === "host") asked.push({ role, words });
  else asked.push(null);
  return line;
}

function personOf(people: ReadonlyMap<string, Person>, key: string, name: string): Person | null {
  const [first = ""] = key.split("+");
  const person = people.get(first);
  // "F" is furniture but on a page with so many people that one of them has this letter.
  if (first === "-" || (first === "F" && person === undefined)) return null;
  if (person === undefined) throw new Error(`${name}: no person ${first} in the head`);
  return person;
}

/** Words of a line without tags, marks of Markdown, addresses of links. */
function wordsOf(line: string, format: PageFormat): string {
  const plain = format === "html" ? DomUtils.textContent(parseDocument(line.replace(/<[^>]*>/g, " $& "))) : line;
  return plain
    .replace(/<[^>]*>/g, " ")
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:#{1,6}|>|[*+-])\s+/, "")
    .replace(/\*+|(?<!\w)_+|_+(?!\w)/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const time = String.raw`[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?`;
const timed = new RegExp(`^${time}\\s*`);
const titled = String.raw`\b(?:Mr|Ms|Mrs|Dr|Prof|Amb|Gen|Sen|Rep|St|Lt|Col|Capt|[A-Z])\.`;
const beforeColon = new RegExp(String.raw`^(?:[^:.?!]|${titled}){1,70}:\s+`, "iu");
/** What ends a label in place of a colon: "Mr DOE (Minister) (3.14)—", "DOE.", "[Doe]", "JD 0:19". */
const labelEnds = new RegExp(String.raw`\.?\s*[—–]{1,2}\s*|\s--?\s+|\.\s+|\]\s*|\s+(?=${time}\s)`, "gu");
const longestLabel = 110;
/** Two words in a row that no label has. */
const prose = /(?:^|\s)(?!for\s|von\s|van\s|through\s)\p{Ll}{3,}\s(?!der\s|den\s)\p{Ll}{3,}[\s:]/u;

/** A turn's words without the label before them, which has to name who speaks where no colon ends it. */
function withoutLabel(words: string, speaker: string): string {
  const turn = words.replace(timed, "");
  const label = beforeColon.exec(turn)?.[0];
  if (label !== undefined && !prose.test(label)) return turn.slice(label.length);
  for (const end of turn.slice(0, longestLabel).matchAll(labelEnds))
    if (namesSpeaker(turn.slice(0, end.index), speaker)) return turn.slice(end.index + end[0].length).replace(timed, "");
  return turn;
}

function namesSpeaker(label: string, speaker: string): boolean {
  const own = label
    .replace(/\([^)]*\)/g, "")
    .replace(/^\[/, "")
    .trim();
  const parts = speaker.split(/[\s.-]+/u);
  const initials = parts.map((part) => part.charAt(0)).join("");
  if (/^[AQ]$/.test(own) || own.replace(/[.\s]/g, "") === initials) return true;
  return !prose.test(own) && own.split(/\s+/).length <= 8 && parts.some((part) => part.length > 2 && own.toLowerCase().includes(part.toLowerCase()));
}

/** A name with what may stand behind it, before a colon or a dash. */
const ownLabel = /^([^:—–(,]{2,40}?)(?:\s*\([^)]{1,60}\)|,[^:—–]{1,80})?\s*(?::|\s[—–-])\s+/u;

/** A text without its owner's name before it: "ADA LUND (Oslo): Yes." says who speaks, and nobody speaks it. */
function withoutOwnName(words: string, name: string): string {
  const label = ownLabel.exec(words);
  const parts = name.toLowerCase().split(/\s+/);
  const isOwn = label?.[1]
    ?.toLowerCase()
    .split(/\s+/)
    .every((part) => parts.includes(part));
  return label && isOwn === true ? words.slice(label[0].length) : words;
}

/** A turn may be wrapped: a line that ends within a sentence goes on in the next. */
function questionsOf(lines: readonly (Asked | null)[], hosts: readonly string[]): string[] {
  const turns: Asked[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === null) continue;
    const last = lines[index - 1] == null ? undefined : turns.at(-1);
    if (last?.role === line.role && !/[.?!…:)\]"”’]$/.test(last.words)) turns[turns.length - 1] = { ...last, words: `${last.words} ${line.words}` };
    else turns.push(line);
  }
  return turns.flatMap(({ role, words }) => {
    const own = withoutAsker(words, hosts);
    return role === "host" ? askedIn(own) : own === "" ? [] : [own];
  });
}

const asker =
  /^(?:Q\.?\s?\d{0,4}(?:[.):]\s*|\s+)|\d{1,3}[.)]\s*|\((?:\d{1,2}|follow-up)\)\s*|(?:Question|Statement)(?: [A-Z]| \d+)?:\s*|\[[^\]]{2,60}\]\s*)/i;

/** Words without the time, the number or the label of the person who asks. */
function withoutAsker(words: string, hosts: readonly string[]): string {
  const turn = words
    .replace(/^\d+(?::\d\d)*\.\d\s*\|\s*/, "")
    .replace(timed, "")
    .replace(/^\|\s*/, "");
  const names = hosts.flatMap((host) => [host, host.split(" ").at(-1) ?? host]).filter((name) => name.length > 2);
  const own = names.find((name) => turn.toLowerCase().startsWith(name.toLowerCase()) && !/^[\p{L}’'.,]/u.test(turn.slice(name.length)));
  if (own !== undefined) return turn.slice(own.length).replace(/^[\s:|–—-]+/, "");
  const label = beforeColon.exec(turn)?.[0];
  if (label !== undefined && !prose.test(label) && !asker.test(turn) && !/^(?:For|To|On)\s/.test(label)) return turn.slice(label.length);
  return turn.replace(asker, "");
}

/** A time behind a label or between the columns of a table. */
const stamped = new RegExp(`^(?:\\S{1,12}\\s+)?${time}\\s*(?:\\|[^|]*\\|\\s*)?`, "u");

/** The last sentence that asks; what stands before a colon in it is no part of it. */
function askedIn(words: string): string[] {
  const asking = splitSentences(words)
    .map(({ start, end }) => words.slice(start, end))
    .flatMap((sentence) => /^.*\?["”’)\]]*/s.exec(sentence)?.[0] ?? []);
  return asking.slice(-1).map((sentence) => (sentence.split(/:\s+/).at(-1) ?? sentence).replace(stamped, "").trim());
}
