import { readFileSync } from "node:fs";
import type { Entity } from "../packages/core/src/model/entity.ts";
import { analyse } from "../packages/reader/src/language/analyse.ts";
import type { Analysis, Mention } from "../packages/reader/src/language/mention.ts";
import { languageModel } from "../packages/reader/src/reading/language-model.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { parseMentionGold, type GoldDocument, type GoldMention } from "./mentions/mention-gold.ts";

interface Tally {
  right: number;
  found: number;
  wanted: number;
}

type Tallies = Map<string, Tally>;

const nameTypes = ["state", "org", "person", "place", "group"] as const;

/**
 * Mentions and entities against annotated texts of the genre.
 * `--held-out` adds the held-out file, `--data FILE` reads another file of the same notation, `--verbose yes` lists what is missed or too much.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const files =
    options.data === undefined
      ? (options.options["held-out"] === undefined ? ["development.txt"] : ["development.txt", "held-out.txt"]).map(
          (name) => new URL(`data/mentions/${name}`, import.meta.url),
        )
      : [options.data];
  const figures = files.flatMap((file) => measureFile(file, options.options["verbose"] !== undefined));
  return Promise.resolve(figures);
}

function measureFile(file: string | URL, isVerbose: boolean): Figure[] {
  const documents = parseMentionGold(readFileSync(file, "utf8"));
  const tallies: Tallies = new Map();
  const report = (document: GoldDocument, line: string) => {
    if (isVerbose) process.stderr.write(`${document.name}: ${line}\n`);
  };
  for (const document of documents) {
    const analysis = analyse(document.text, { model: languageModel() });
    scoreNames(document, analysis, tallies, report);
    scorePersons(document, analysis, tallies, report);
    scoreReferences(document, analysis, tallies, report);
  }
  const sentenceCount = documents.reduce((sum, document) => sum + document.sentenceCount, 0);
  const label = `${String(file).replace(/^.*\//, "")} (${sentenceCount} invented sentences)`;
  return figuresOf(tallies, label);
}

type Report = (document: GoldDocument, line: string) => void;

function tally(tallies: Tallies, name: string, change: Partial<Tally>): void {
  const own = tallies.get(name) ?? { right: 0, found: 0, wanted: 0 };
  tallies.set(name, { right: own.right + (change.right ?? 0), found: own.found + (change.found ?? 0), wanted: own.wanted + (change.wanted ?? 0) });
}

function keyOf(mention: { readonly start: number; readonly end: number }, id: string): string {
  return `${mention.start}-${mention.end} ${id}`;
}

/** Names, nationalities and seats: right where span and entity are. */
function scoreNames(document: GoldDocument, analysis: Analysis, tallies: Tallies, report: Report): void {
  const show = (key: string) => `${document.text.slice(...(key.split(" ")[0] ?? "").split("-").map(Number))} → ${key.split(" ")[1] ?? ""}`;
  const gold = new Set(document.mentions.filter((one) => one.kind === "name").flatMap((one) => (one.entities ?? []).map((id) => keyOf(one, id))));
  const open = document.mentions.filter((one) => one.entities === null);
  const named = analysis.mentions.filter((one) => one.kind === "name" || one.kind === "adjective" || one.kind === "metonym");
  const found = new Set(
    named
      .filter((one) => !open.some((free) => free.start <= one.start && one.end <= free.end))
      .flatMap((one) => one.entities.map((id) => keyOf(one, id))),
  );
  for (const type of nameTypes) {
    const ofType = (key: string) => key.includes(` ${type}:`);
    const wanted = [...gold].filter(ofType);
    const got = [...found].filter(ofType);
    tally(tallies, type, { right: got.filter((key) => gold.has(key)).length, found: got.length, wanted: wanted.length });
    for (const key of wanted.filter((one) => !found.has(one))) report(document, `missed ${show(key)}`);
    for (const key of got.filter((one) => !gold.has(one))) report(document, `too much ${show(key)}`);
  }
}

/** Persons: right where found at all, with the country and the allegiance that the text gives. */
function scorePersons(document: GoldDocument, analysis: Analysis, tallies: Tallies, report: Report): void {
  const persons = analysis.entities.filter((entity) => entity.type === "person");
  const wanted = new Set(
    document.mentions
      .filter((one) => one.kind === "name")
      .flatMap((one) => one.entities ?? [])
      .filter((id) => id.startsWith("person:")),
  );
  const right = persons.filter((person) => wanted.has(person.id) && isRight(document, person));
  tally(tallies, "person facts", { right: right.length, found: persons.length, wanted: wanted.size });
  for (const person of persons.filter((one) => !right.includes(one)))
    report(document, `person ${person.id}: country ${person.country}, acts for ${person.actsFor}`);
}

function isRight(document: GoldDocument, person: Entity): boolean {
  const gold = document.allegiances.get(person.id) ?? { country: null, actsFor: null };
  return person.country === gold.country && person.actsFor === gold.actsFor;
}

/** Pronouns and descriptions: right where all entities meant are the gold ones. Descriptions count only where the gold has one. */
function scoreReferences(document: GoldDocument, analysis: Analysis, tallies: Tallies, report: Report): void {
  const bySpan = new Map(analysis.mentions.map((mention) => [`${mention.start}-${mention.end}`, mention]));
  for (const kind of ["pronoun", "description"] as const) {
    const gold = document.mentions.filter((one) => one.kind === kind && one.entities !== null);
    const isScored = (mention: Mention) =>
      mention.kind === kind && !document.mentions.some((one) => one.entities === null && one.start === mention.start);
    const right = gold.filter((one) => isSameReference(bySpan.get(`${one.start}-${one.end}`), one));
    const found = kind === "pronoun" ? analysis.mentions.filter(isScored).length : gold.filter((one) => bySpan.has(`${one.start}-${one.end}`)).length;
    tally(tallies, kind, { right: right.length, found, wanted: gold.length });
    for (const one of gold.filter((mention) => !right.includes(mention))) {
      const got = bySpan.get(`${one.start}-${one.end}`)?.entities.join("+") ?? "nothing";
      report(document, `${kind} “${document.text.slice(one.start, one.end)}” at ${one.start} → ${got}, not ${one.entities?.join("+") ?? ""}`);
    }
    if (kind === "pronoun") {
      const spans = new Set(gold.map((one) => one.start));
      for (const one of analysis.mentions.filter((mention) => isScored(mention) && !spans.has(mention.start))) {
        report(document, `pronoun “${document.text.slice(one.start, one.end)}” at ${one.start} → ${one.entities.join("+")}, not a reference`);
      }
    }
  }
}

function isSameReference(mention: Mention | undefined, gold: GoldMention): boolean {
  return mention !== undefined && mention.entities.join() === gold.entities?.join();
}

const musts: Readonly<Record<string, { readonly precision: number | null; readonly recall: number | null }>> = {
  state: { precision: 95, recall: 95 },
  org: { precision: 95, recall: 95 },
  "person facts": { precision: 90, recall: 85 },
  pronoun: { precision: null, recall: 75 },
};

const titles: Readonly<Record<string, string>> = {
  state: "states",
  org: "organizations",
  person: "persons, mentions",
  "person facts": "persons with country and allegiance",
  place: "places",
  group: "groups",
  pronoun: "pronoun reference",
  description: "descriptions",
};

function figuresOf(tallies: Tallies, data: string): Figure[] {
  return [...tallies].flatMap(([name, { right, found, wanted }]) => {
    const title = titles[name] ?? name;
    const must = musts[name] ?? { precision: null, recall: null };
    const figure = (what: string, value: number, n: number, least: number | null): Figure => ({
      name: `${title}: ${what}`,
      value: Math.round(value * 10) / 10,
      unit: "%",
      must: least,
      aim: null,
      better: "higher",
      n,
      data,
    });
    const precision = found === 0 ? 100 : (100 * right) / found;
    const recall = wanted === 0 ? 100 : (100 * right) / wanted;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    if (name === "pronoun") return [figure("accuracy", recall, wanted, must.recall), figure("precision", precision, found, null)];
    if (name === "description") return [figure("accuracy", recall, wanted, null)];
    return [figure("precision", precision, found, must.precision), figure("recall", recall, wanted, must.recall), figure("F1", f1, wanted, null)];
  });
}
