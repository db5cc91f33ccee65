import type { Half } from "../content.ts";
import { bareBody, capital, inventPeople, postPhrase, type Person } from "../names.ts";
import { box, leaf, type Part, type PlannedPage } from "../part.ts";
import { bioOf, nameAndBody, namedPost, opening, paragraphsFor, peopleFor, postLine, questionsOf, type Making, type Template } from "./making.ts";

type Mark =
  | "by"
  | "by-post"
  | "two-lines"
  | "comma"
  | "brackets"
  | "bio"
  | "signature"
  | "signature-post"
  | "three-lines"
  | "handle"
  | "dash"
  | "bar"
  | "about"
  | "inline-colon"
  | "inline-bold"
  | "capitals";

/** How the pages of one template sign their sections. */
interface Spec {
  readonly name: string;
  readonly half: Half;
  readonly holder: "flat" | "section" | "card" | "li" | "dl" | "table" | "div";
  readonly head: "topic" | "none" | "number" | "name";
  readonly mark: Mark;
  readonly side: "before" | "after";
  /** A second mark with more about the person: a bio after a text that a name opened, or in a list at the end. */
  readonly more?: "bio-after" | "roster" | "bio-before";
  readonly jump?: boolean;
  readonly compiled?: boolean;
  /** One writer for the whole page, with a bio or without. */
  readonly isSingle?: boolean;
}

const specs: readonly Spec[] = [
  { name: "heading-bio-after", half: "train", holder: "flat", head: "topic", mark: "bio", side: "after" },
  { name: "heading-by-before", half: "train", holder: "section", head: "topic", mark: "by", side: "before", more: "bio-after" },
  { name: "card-two-lines", half: "train", holder: "card", head: "none", mark: "two-lines", side: "before" },
  { name: "heading-card-after", half: "train", holder: "card", head: "topic", mark: "three-lines", side: "after" },
  { name: "list-inline-bold", half: "train", holder: "li", head: "none", mark: "inline-bold", side: "before" },
  { name: "definition-list", half: "train", holder: "dl", head: "none", mark: "comma", side: "before" },
  { name: "table-names", half: "train", holder: "table", head: "none", mark: "comma", side: "before" },
  { name: "signature-after", half: "train", holder: "flat", head: "topic", mark: "signature-post", side: "after", compiled: true },
  { name: "name-heading-bio-after", half: "train", holder: "section", head: "name", mark: "bio", side: "after" },
  { name: "bio-above", half: "train", holder: "flat", head: "topic", mark: "bio", side: "before" },
  { name: "colon-roster", half: "train", holder: "flat", head: "none", mark: "inline-colon", side: "before", more: "roster" },
  { name: "brackets-line", half: "train", holder: "div", head: "topic", mark: "brackets", side: "before" },
  { name: "jump-then-heading-comma", half: "train", holder: "section", head: "topic", mark: "comma", side: "before", jump: true },
  { name: "single-by-bio", half: "train", holder: "flat", head: "topic", mark: "by", side: "before", more: "bio-after", isSingle: true },
  { name: "single-bio-end", half: "train", holder: "flat", head: "none", mark: "bio", side: "after", isSingle: true },
  { name: "numbered-dash", half: "train", holder: "flat", head: "number", mark: "dash", side: "before" },
  { name: "handle-after", half: "train", holder: "card", head: "topic", mark: "handle", side: "after" },
  { name: "heading-bio-after-kicker", half: "test", holder: "section", head: "topic", mark: "about", side: "after" },
  { name: "card-after-two-lines", half: "test", holder: "card", head: "topic", mark: "two-lines", side: "after" },
  { name: "list-comma-line", half: "test", holder: "li", head: "none", mark: "bar", side: "before" },
  { name: "definition-three-lines", half: "test", holder: "dl", head: "none", mark: "three-lines", side: "before" },
  { name: "table-two-lines", half: "test", holder: "table", head: "none", mark: "two-lines", side: "before" },
  { name: "capitals-bio-after", half: "test", holder: "flat", head: "none", mark: "capitals", side: "before", more: "bio-after" },
  { name: "name-heading-bio-before", half: "test", holder: "section", head: "name", mark: "bio", side: "before" },
  { name: "heading-signature-bio", half: "test", holder: "div", head: "topic", mark: "signature", side: "after", more: "roster" },
  { name: "heading-by-post-jump", half: "test", holder: "section", head: "topic", mark: "by-post", side: "before", jump: true },
  { name: "single-by-post", half: "test", holder: "flat", head: "topic", mark: "by-post", side: "before", isSingle: true },
];

export const signedTemplates: readonly Template[] = specs.map((spec) => ({
  name: spec.name,
  family: "signed",
  half: spec.half,
  make: (making) => make(spec, making),
}));

function make(spec: Spec, making: Making): PlannedPage {
  const { chance, content, half } = making;
  const people = spec.isSingle === true ? inventPeople(chance, half, 1) : peopleFor(making, 2, 6);
  const texts = paragraphsFor(making, people.length, spec.isSingle === true ? [4, 8] : [1, 4]);
  const headings = chance.sample(
    content.headings.filter((heading) => heading.length > 12),
    12,
  );
  const editor = inventPeople(chance, half, 8).find((one) => !people.some(({ name, surname }) => name === one.name || surname === one.surname));
  const byline = spec.compiled === true && editor ? leaf("credit", "p", `Compiled by ${editor.name}`) : undefined;
  const top = opening(making, byline === undefined ? {} : { byline });
  const parts: Part[] = [...top.parts];
  if (spec.isSingle === true) parts.push(...single(spec, making, { person: people[0] as Person, text: texts[0] ?? [], headings }));
  else {
    if (spec.jump === true) parts.push(...jumpList(making, people));
    const sections = people.map((person, index) =>
      section(spec, making, { person, index, text: texts[index] ?? [], heading: headings[index] ?? "What next" }),
    );
    parts.push(...joined(spec, making, sections));
  }
  if (spec.more === "roster") parts.push(...roster(making, people));
  return { parts, contributors: people, hosts: [], questions: top.questions, tellsPosts: true };
}

function single(
  spec: Spec,
  making: Making,
  { person, text, headings }: { person: Person; text: readonly string[]; headings: readonly string[] },
): Part[] {
  const parts: Part[] = [];
  const mark = marksOf(spec, making, person);
  if (spec.side === "before") parts.push(...mark);
  for (const [index, paragraph] of text.entries()) {
    if (spec.head === "topic" && index > 1 && making.chance.is(0.3))
      parts.push(leaf("heading", "h2", (headings[index] ?? "Next").replace(/\?$/, "")));
    parts.push(body("p", paragraph, person));
    if (index < text.length - 1) parts.push(...making.mid());
  }
  if (spec.side === "after") parts.push(...mark);
  if (spec.more === "bio-after") parts.push(leaf("bio", "p", [{ text: bioOf(making, person), style: "italic" }]));
  return parts;
}

function body(tag: string, text: string, person: Person): Part {
  return leaf("body", tag, [{ text, owner: person.name }]);
}

function jumpList({ chance }: Making, people: readonly Person[]): Part[] {
  const head = leaf("navigation", "p", chance.pick(["Jump to an expert", "In this roundup", "Jump to:"]), { isTight: true });
  return [
    head,
    box(
      "ul",
      "jump",
      people.map((person) => leaf("navigation", "li", [{ text: person.name, style: "link" }])),
    ),
  ];
}

function roster(making: Making, people: readonly Person[]): Part[] {
  const head = making.chance.pick(making.half === "train" ? ["About the authors", "Contributors"] : ["The contributors", "About our experts"]);
  return [leaf("label", "h2", head), ...people.map((person) => leaf("bio", "p", bioOf(making, person)))];
}

interface SectionSource {
  readonly person: Person;
  readonly index: number;
  readonly text: readonly string[];
  readonly heading: string;
}

function section(spec: Spec, making: Making, { person, index, text, heading }: SectionSource): Part[] {
  const marks = marksOf(spec, making, person);
  const inline = spec.mark === "inline-bold" || spec.mark === "inline-colon";
  const texts = text.map((paragraph, at) => (inline && at === 0 ? inlineBody(spec, making, { person, paragraph }) : body("p", paragraph, person)));
  const heads: Part[] =
    spec.head === "none"
      ? []
      : [
          leaf(
            spec.head === "name" ? "label" : "heading",
            "h2",
            spec.head === "name" ? person.name : spec.head === "number" ? `${index + 1}. ${heading}` : heading,
          ),
        ];
  const before = spec.side === "before" && !inline ? marks : [];
  const after = spec.side === "after" ? marks : [];
  const bio = spec.more === "bio-after" ? [leaf("bio", "p", [{ text: bioOf(making, person), style: "italic" }])] : [];
  return [...heads, ...before, ...texts, ...after, ...bio];
}

function inlineBody(spec: Spec, making: Making, { person, paragraph }: { person: Person; paragraph: string }): Part {
  const isBold = spec.mark === "inline-bold";
  const name = isBold && making.chance.is(0.6) ? namedPost(making, person) : person.name;
  return leaf("turn", spec.holder === "li" ? "p" : "p", [
    { text: `${name}:`, ...(isBold ? { style: "bold" as const } : {}) },
    { text: ` ${paragraph}`, owner: person.name },
  ]);
}

function joined(spec: Spec, making: Making, sections: readonly (readonly Part[])[]): Part[] {
  const held = sections.map((parts) => (spec.holder === "flat" ? parts : [hold(spec, parts)]));
  if (spec.holder === "li") return [box("ul", "answers", held.flat())];
  if (spec.holder === "dl") return [box("dl", "answers", sections.flatMap(asDefinition))];
  if (spec.holder === "table") return [box("table", "answers", [box("tbody", "", held.flat())])];
  return held.flatMap((parts, index) => (index < held.length - 1 ? [...parts, ...making.mid()] : parts));
}

function hold(spec: Spec, parts: readonly Part[]): Part {
  if (spec.holder === "table") {
    const isText = (part: Part): boolean => "runs" in part && (part.role === "body" || part.role === "turn");
    return box("tr", "", [
      box(
        "td",
        "who",
        parts.filter((part) => !isText(part)),
      ),
      box("td", "what", parts.filter(isText)),
    ]);
  }
  return spec.holder === "li"
    ? box("li", "answer", parts)
    : box(spec.holder === "section" ? "section" : "div", spec.holder === "card" ? "card" : "block", parts);
}

function asDefinition(parts: readonly Part[]): Part[] {
  return parts.map((part) => ("runs" in part ? { ...part, tag: part.role === "body" || part.role === "turn" ? "dd" : "dt" } : part));
}

function marksOf(spec: Spec, making: Making, person: Person): Part[] {
  const { chance } = making;
  const tag = chance.pick(["p", "div", "h3", "p"]);
  const label = (text: string): Part =>
    leaf("label", tag, [{ text, ...(chance.is(0.4) ? { style: "bold" as const } : {}) }], { className: "author", isTight: true });
  switch (spec.mark) {
    case "by":
      return [leaf("byline", "p", `By ${person.name}`, { className: "byline" })];
    case "by-post":
      return [leaf("byline", "p", `By ${person.name}, ${postPhrase(person.post)}`, { className: "byline" })];
    case "two-lines":
      return [label(person.name), leaf("role", "p", postLine(making, person), { className: "post" })];
    case "three-lines":
      return [label(person.name), leaf("role", "p", capital(person.post.title), { isTight: true }), leaf("role", "p", bareBody(person.post))];
    case "comma":
      return [label(namedPost(making, person))].map((part) => ({ ...part, isTight: false }));
    case "brackets":
      return [leaf("label", tag, [{ text: nameAndBody(person), style: "bold" }])];
    case "bio":
      return [leaf("bio", "p", chance.is(0.4) ? [{ text: bioOf(making, person), style: "italic" }] : bioOf(making, person), { className: "bio" })];
    case "about":
      return [leaf("label", "p", "About the author", { isTight: true }), leaf("bio", "p", bioOf(making, person), { className: "bio" })];
    case "signature":
      return [leaf("label", "p", `— ${person.name}`)];
    case "signature-post":
      return [leaf("label", "p", `—${person.name}, ${postPhrase(person.post)}`)];
    case "handle":
      return [
        leaf("label", "p", `${person.name} (@${person.surname.replace(/[^A-Za-z]/g, "").toLowerCase()}) is ${postPhrase(person.post)}.`, {
          className: "author",
        }),
      ];
    case "dash":
      return [leaf("label", "p", `${person.name} – ${postLine(making, person)}`)];
    case "bar":
      return [leaf("label", "p", [{ text: `${person.name} | ${postLine(making, person)}`, style: "bold" }])];
    case "capitals":
      return [leaf("label", "p", person.name.toUpperCase(), { isTight: true }), leaf("role", "p", postLine(making, person))];
    default:
      return [];
  }
}

export { questionsOf };
