import type { Half } from "../content.ts";
import { bareBody, inventPeople, postPhrase, postWithComma, type Person } from "../names.ts";
import { box, leaf, type Part, type PlannedPage, type Run } from "../part.ts";
import { bioOf, opening, peopleFor, questionsOf, type Making, type Template } from "./making.ts";

interface Spec {
  readonly name: string;
  readonly half: Half;
  /** Where the experts are introduced. */
  readonly list: "items" | "bios" | "line" | "apposition" | "end" | "bold-lines" | "table";
  readonly by: "given" | "surname" | "full-then-surname" | "full-then-given";
  readonly body: "bullets" | "prose" | "mixed";
  readonly groups: "questions" | "topics" | "none";
  readonly written: boolean;
}

const specs: readonly Spec[] = [
  { name: "items-bullets-given", half: "train", list: "items", by: "given", body: "bullets", groups: "topics", written: false },
  { name: "bios-bullets-given", half: "train", list: "bios", by: "given", body: "bullets", groups: "none", written: true },
  { name: "line-prose-surname", half: "train", list: "line", by: "surname", body: "prose", groups: "questions", written: true },
  { name: "apposition-prose", half: "train", list: "apposition", by: "full-then-surname", body: "prose", groups: "none", written: true },
  { name: "items-prose-surname", half: "train", list: "items", by: "surname", body: "prose", groups: "topics", written: true },
  { name: "end-prose", half: "train", list: "end", by: "full-then-surname", body: "prose", groups: "topics", written: false },
  { name: "bold-mixed-given", half: "train", list: "bold-lines", by: "given", body: "mixed", groups: "questions", written: false },
  { name: "apposition-bullets", half: "train", list: "apposition", by: "full-then-surname", body: "bullets", groups: "topics", written: false },
  { name: "items-mixed-full-given", half: "test", list: "items", by: "full-then-given", body: "mixed", groups: "questions", written: false },
  { name: "table-bullets-given", half: "test", list: "table", by: "given", body: "bullets", groups: "topics", written: true },
  { name: "bios-prose-surname", half: "test", list: "bios", by: "surname", body: "prose", groups: "none", written: true },
  { name: "apposition-mixed", half: "test", list: "apposition", by: "full-then-surname", body: "mixed", groups: "questions", written: true },
  { name: "bold-prose-surname", half: "test", list: "bold-lines", by: "surname", body: "prose", groups: "topics", written: false },
];

export const reportedTemplates: readonly Template[] = specs.map((spec) => ({
  name: spec.name,
  family: "reported",
  half: spec.half,
  make: (making) => make(spec, making),
}));

function make(spec: Spec, making: Making): PlannedPage {
  const { chance, content, half } = making;
  const people = peopleFor(making, 3, 6);
  const writer = inventPeople(chance, half, 12).find((one) => people.every(({ given, surname }) => given !== one.given && surname !== one.surname));
  const byline = spec.written && writer ? leaf("byline", "p", `By ${writer.name}`, { className: "byline" }) : undefined;
  const top = opening(making, byline === undefined ? {} : { byline });
  const parts: Part[] = [...top.parts, ...introduce(spec, making, people)];
  const questions = [...top.questions];
  const seen = new Set<string>();
  const sentences = chance.sample(content.sentences, 80);
  const groupCount = spec.groups === "none" ? 1 : chance.between(2, 3);
  const heads = chance.sample(
    spec.groups === "questions" ? content.questions : content.headings.filter((head) => !head.endsWith("?") && head.length > 10),
    groupCount,
  );
  const groups = Array.from({ length: groupCount }, (_, group) =>
    groupCount === 1 || group === 0 ? people : chance.sample(people, chance.between(2, people.length)),
  );
  for (const [group, speakers] of groups.entries()) {
    const head = heads[group];
    if (spec.groups !== "none" && head !== undefined) {
      parts.push(leaf(spec.groups === "questions" ? "question" : "heading", chance.pick(["h2", "h3"]), head));
      if (spec.groups === "questions") questions.push(...questionsOf(head));
    }
    const isList = spec.body === "bullets" || (spec.body === "mixed" && group % 2 === 0);
    const lines = speakers.map((person) => passage(spec, making, { person, sentences, seen, isList }));
    parts.push(...(isList ? [box("ul", "views", lines)] : lines), ...making.mid());
  }
  if (spec.list === "end")
    parts.push(
      leaf("label", "h2", chance.pick(["The experts", "Who we spoke to"])),
      ...people.map((person) => leaf("bio", "p", bioOf(making, person))),
    );
  return { parts, contributors: people, hosts: spec.written && writer ? [writer.name] : [], questions, tellsPosts: true };
}

function introduce(spec: Spec, making: Making, people: readonly Person[]): Part[] {
  const { chance, half } = making;
  const head = leaf(
    "label",
    chance.pick(["h2", "p", "h3"]),
    chance.pick(
      half === "train" ? ["Our experts", "The contributors", "Who we asked:"] : ["Meet the experts", "The panel", "On this question we heard from:"],
    ),
    { isTight: true },
  );
  if (spec.list === "items")
    return [
      head,
      box(
        "ul",
        "experts",
        people.map((person) => leaf("expert", "li", `${person.name}, ${postWithComma(person.post)}`)),
      ),
    ];
  if (spec.list === "bios") return [head, ...people.map((person) => leaf("bio", "p", bioOf(making, person)))];
  if (spec.list === "bold-lines")
    return [
      head,
      ...people.map((person) =>
        leaf("expert", "p", [{ text: person.name, style: "bold" }, { text: ` – ${postPhrase(person.post)}` }], { isTight: true }),
      ),
    ];
  if (spec.list === "table")
    return [
      head,
      box("table", "experts", [
        box(
          "tbody",
          "",
          people.map((person) => box("tr", "", [leaf("label", "td", person.name), leaf("role", "td", postWithComma(person.post))])),
        ),
      ]),
    ];
  if (spec.list === "line")
    return [leaf("expert", "p", `Contributors: ${people.map((person) => `${person.name} (${bareBody(person.post)})`).join(", ")}`)];
  return [];
}

interface PassageSource {
  readonly person: Person;
  readonly sentences: string[];
  readonly seen: Set<string>;
  readonly isList: boolean;
}

/** How the text names a person this time: with post where nothing has introduced them. */
function nameIn(spec: Spec, { person, seen }: PassageSource): string {
  const isFirst = !seen.has(person.name);
  seen.add(person.name);
  if (isFirst && spec.list === "apposition") return `${person.name}, ${postPhrase(person.post)},`;
  if (isFirst && spec.by.startsWith("full")) return person.name;
  return spec.by.endsWith("given") ? person.given : person.surname;
}

const verbs: Readonly<Record<Half, readonly string[]>> = {
  train: ["says", "told us", "argues", "adds", "believes", "said", "warns", "notes"],
  test: ["tells us", "contends", "observes", "says", "cautions", "maintained", "explains", "reckons"],
};

function passage(spec: Spec, making: Making, source: PassageSource): Part {
  const { chance, half } = making;
  const { person, sentences, isList } = source;
  const take = (): string => sentences.pop() ?? "Nothing has been settled.";
  const [verb, other] = [chance.pick(verbs[half]), chance.pick(verbs[half])];
  const owner = person.name;
  const runs: Run[] = [];
  if (!isList && chance.is(0.4)) runs.push({ text: `${take()} `, owner: null });
  const name = nameIn(spec, source);
  const quote = take();
  const bare = quote.replace(/\.$/, "");
  const lower = /^(?:The|A|An|In|It|There|This|That|If|But|And|For|No|Its|Their|What|Nobody)\b/.test(bare)
    ? bare[0]?.toLowerCase() + bare.slice(1)
    : null;
  const form = chance.between(0, 3);
  if (form === 0) runs.push({ text: `“${bare},” ${verb} ${name.replace(/,$/, "")}.`.replace(/(, [^”]*[^.])\.$/, "$1."), owner });
  else if (form === 1) runs.push({ text: `${name} ${verb}: “${quote}”`, owner });
  else if (form === 2 && lower !== null) runs.push({ text: `${name} ${verb} that ${lower}.`, owner });
  else
    runs.push({
      text: `According to ${name.replace(/,$/, "")}, ${lower ?? bare}.`.replace(
        /^According to ([^,]+), ([^,]+(?:,[^,]+)?), /,
        "According to $1, $2, ",
      ),
      owner,
    });
  if (chance.is(0.5))
    runs.push({
      text: chance.is(0.5) ? ` “${take()}”` : ` ${person.pronoun} ${other} that ${take().replace(/^[A-Z]/, (letter) => letter.toLowerCase())}`,
      owner,
    });
  return leaf(isList ? "item" : "body", isList ? "li" : "p", runs);
}
