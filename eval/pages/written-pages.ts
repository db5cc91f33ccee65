import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type LineRole, lineRoles } from "../../packages/core/src/model/document.ts";
import type { LabelledContribution, LabelledLine, LabelledPage } from "./generate.ts";
import type { PageFormat } from "./render.ts";

/*
 * Pages written line by line, each line with its role before a tab and its owner behind an "@": see `eval/data/pages/README.md`.
 */

/** Those of one writer each, who never saw the reader. The errors of the held-out one are never printed and train nothing. */
export const openHands = ["third", "fourth", "sixth", "seventh", "eighth"] as const;
export const heldOutHand = "fifth";

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
  const questions: string[] = [];
  const source = written
    .slice(cut.index + cut[0].length + 1)
    .split("\n")
    .map((row) => readRow(row, { people, lines, questions, name }))
    .join("\n");
  return {
    name,
    template: hand,
    family: families.find((family) => family === facts.get("family")?.[0]) ?? "signed",
    format: formats[facts.get("format")?.[0] ?? "text"] ?? "text",
    source: source.trim() + "\n",
    lines,
    contributions: [...people.values()].filter(({ passages }) => passages.length > 0).map(toContribution),
    hosts: facts.get("host") ?? [],
    questions,
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

interface Making {
  readonly people: ReadonlyMap<string, Person>;
  readonly lines: LabelledLine[];
  readonly questions: string[];
  readonly name: string;
}

/** Takes in what a row says; returns the page's own line. */
function readRow(row: string, { people, lines, questions, name }: Making): string {
  const tab = row.indexOf("\t");
  if (tab < 0) return row.trim() === "" ? "" : row;
  const [written = "", owners = ""] = row.slice(0, tab).trim().split("@");
  const marked = row.slice(tab + 1);
  const line = marked.replace(marks, "$2");
  if (written === "-" || written === "") return line;
  const role = spelt[written] ?? lineRoles.find((known) => known === written);
  if (role === undefined) throw new Error(`${name}: unknown role "${written}" before "${line.slice(0, 60)}"`);
  const words = wordsOf(line);
  lines.push({ role, text: words });
  for (const [, key = "", part = ""] of marked.matchAll(marks)) personOf(people, key, name)?.passages.push(wordsOf(part));
  const [owner = ""] = owners.split("+");
  if (owner !== "" && owner !== "-") personOf(people, owner, name)?.passages.push(withoutLabel(role, words));
  if (role === "question") questions.push(words.replace(/^(?:Q\s*)?\d*[.):]?\s*/, ""));
  if (role === "host") questions.push(...askedIn(words));
  return line;
}

function personOf(people: ReadonlyMap<string, Person>, key: string, name: string): Person | null {
  const [first = ""] = key.split("+");
  if (first === "-" || first === "F") return null;
  const person = people.get(first);
  if (person === undefined) throw new Error(`${name}: no person ${first} in the head`);
  return person;
}

/** Words of a line without tags, marks of Markdown, addresses of links. */
function wordsOf(line: string): string {
  return line
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:rsquo|lsquo|rdquo|ldquo|quot|ndash|mdash|hellip|nbsp|amp|lt|gt|#\d{2,5});/g, " ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:#{1,6}|>|[*+-])\s+/, "")
    .replace(/\*+|(?<!\w)_+|_+(?!\w)/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A turn's words without the label before them. */
function withoutLabel(role: string, words: string): string {
  if (role !== "turn") return words;
  const label =
    /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?(?:[^:.?!]|\b(?:Mr|Ms|Mrs|Dr|Prof|Amb|Gen|Sen|Rep|St|Lt|Col|Capt|[A-Z])\.){1,70}:\s+/u.exec(words);
  return label ? words.slice(label[0].length) : words;
}

const askedIn = (words: string): string[] =>
  words
    .match(/[^.?!:]*\?/g)
    ?.slice(-1)
    .map((asked) => asked.trim()) ?? [];
