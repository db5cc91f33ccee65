import type { Span } from "@rapporteur/core/model";
import { type MarkedPerson, moveSpan } from "../people/author-mark.ts";
import { readRoles } from "../people/bio-roles.ts";
import { postsBeside } from "../people/people-in-text.ts";
import { addBody, addPeople, openSection, personKey, type Section } from "../section.ts";
import { labelAt } from "../transcript/labels.ts";
import type { PageGraph } from "./page-graph.ts";
import { type RuleOwners, middleOf } from "./rule-owners.ts";

type Posts = Pick<MarkedPerson, "roles" | "organizations">;

/** Sections and what in them is nobody's. */
export interface Revised {
  readonly sections: readonly Section[];
  readonly asides: readonly Span[];
}

interface Reading {
  readonly graph: PageGraph;
  readonly rules: RuleOwners;
  /** The likeliest owner of each sentence. */
  readonly owners: readonly number[];
  readonly sections: readonly Section[];
  readonly asides: readonly Span[];
  /** What marks of the page say of people. */
  readonly known: readonly MarkedPerson[];
  /** Each stretch is a contribution of its own, as in a report; elsewhere a person goes on behind what is nobody's. */
  readonly isReport: boolean;
}

/** Sections that the likeliest owners agree with stay as they are; all others are made of the sentences' owners. Cost: linear in the sentences. */
export function reviseSections(reading: Reading): Revised {
  const { graph, rules, owners, sections } = reading;
  const disputed = new Set<number>();
  for (const [index, section] of rules.sections.entries()) if (owners[index] !== rules.owners[index]) disputed.add(section);
  const kept = sections.filter((_, index) => !disputed.has(index));
  const isFree = (index: number): boolean => {
    const sentence = graph.sentences[index];
    const at = sentence === undefined ? 0 : middleOf(sentence, graph);
    return disputed.has(rules.sections[index] ?? 0) || !kept.some(({ start, end }) => start <= at && at < end);
  };
  // A section by rules may begin or end within a sentence: nothing is made over it.
  const isApart = ({ start, end }: Span): boolean => !kept.some((other) => start < other.end && other.start < end);
  const made = runsOf(owners, isFree, reading)
    .map((run) => ({ run, section: sectionOf(run, reading) }))
    .filter(({ section }) => section.bodyStart >= 0 && isApart(section));
  const all = [...kept, ...made.map(({ section }) => section)].sort((a, b) => a.start - b.start);
  return { sections: all, asides: [...reading.asides.filter((aside) => holds(all, aside)), ...made.flatMap(({ run }) => gapsOf(run, reading))] };
}

const holds = (sections: readonly Section[], { start, end }: Span): boolean =>
  sections.some(({ bodyStart, bodyEnd }) => bodyStart <= start && end <= bodyEnd);

/** Sentences of one owner, by index; between the first and the last may stand what is nobody's. */
interface Run {
  readonly owner: number;
  readonly sentences: number[];
}

function runsOf(owners: readonly number[], isFree: (index: number) => boolean, { isReport }: Reading): Run[] {
  const runs: Run[] = [];
  let isOpen = false;
  for (const [index, owner] of owners.entries()) {
    if (!isFree(index) || (owner === 0 && isReport)) isOpen = false;
    if (!isFree(index) || owner === 0) continue;
    const last = runs.at(-1);
    if (isOpen && last?.owner === owner) last.sentences.push(index);
    else runs.push({ owner, sentences: [index] });
    isOpen = true;
  }
  return runs;
}

function sectionOf({ owner, sentences }: Run, { graph, rules, sections, known }: Reading): Section {
  const spans = sentences.map((index) => ownWords(index, graph)).filter(({ start, end }) => end > start);
  const section = openSection(spans[0]?.start ?? 0);
  for (const span of spans) addBody(section, span);
  const name = rules.names[owner - 1] ?? "";
  const isSame = (person: MarkedPerson | undefined): boolean => person !== undefined && personKey(person.name) === personKey(name);
  const before = sections[rules.sections[sentences[0] ?? 0] ?? -1];
  if (before !== undefined && Math.abs(before.bodyStart - section.bodyStart) <= longestLabel) section.heading = before.heading;
  if (before !== undefined && isSame(before.people[0])) {
    section.people.push(...before.people);
    section.bio = before.bio;
  } else section.people.push(known.find(isSame) ?? { name, nameSpan: placeOf(owner - 1, graph), ...postsOf(owner - 1, graph) });
  if (section.people.length === 1) addPeople(section, coSigners(owner, rules.together[sentences[0] ?? 0] ?? [], { rules, known }));
  return section;
}

/** Who signs with somebody what they own. */
function coSigners(owner: number, together: readonly number[], { rules, known }: Pick<Reading, "rules" | "known">): MarkedPerson[] {
  if (!together.includes(owner)) return [];
  return together.flatMap((other) => {
    const key = personKey(rules.names[other - 1] ?? "");
    const person = other === owner ? undefined : known.find(({ name }) => personKey(name) === key);
    return person ?? [];
  });
}

const longestLabel = 90;

/** A sentence without the label that opens it. */
function ownWords(index: number, { sentences, units }: PageGraph): Span {
  const sentence = sentences[index];
  const unit = units[sentence?.unit ?? 0];
  if (sentence === undefined || unit === undefined) return { start: 0, end: 0 };
  const after = sentence.order === 0 ? (labelAt(unit)?.after ?? 0) : 0;
  const end = unit.start + sentence.end;
  return { start: Math.min(end, unit.start + Math.max(sentence.start, after)), end };
}

/** Where a person is named first. */
function placeOf(person: number, { people, units }: PageGraph): Span {
  const mention = people.mentions.find((one) => one.person === person && one.form !== "metadata");
  const start = mention ? (units[mention.unit]?.start ?? 0) + mention.start : 0;
  return { start, end: start + (mention?.written.length ?? 0) };
}

/** What a line that opens with a person's name says of them, or the line of posts under it. */
function postsOf(person: number, { people, units, opens }: PageGraph): Posts {
  const at = people.mentions.findIndex((mention, index) => mention.person === person && opens[index] === true);
  const mention = people.mentions[at];
  const unit = units[mention?.unit ?? -1];
  if (mention === undefined || unit === undefined) return { roles: [], organizations: [] };
  const beside = postsBeside(unit.plain, mention.end);
  const next = units[mention.unit + 1];
  const under = next?.line?.role === "role" ? readRoles(next.plain, next.start, false) : [];
  if (beside === null) return { roles: under, organizations: [] };
  const moved = (spans: Posts["organizations"]): Posts["organizations"] => spans.map((span) => moveSpan(span, unit.start));
  return { roles: [...beside.roles.map((role) => moveSpan(role, unit.start)), ...under], organizations: moved(beside.organizations) };
}

/** What stands between two sentences of a run and is nobody's. */
function gapsOf({ sentences }: Run, { graph }: Reading): Span[] {
  return sentences.slice(1).flatMap((index, at) => {
    const before = (sentences[at] ?? 0) + 1;
    if (before >= index) return [];
    const [first, last] = [graph.sentences[before], graph.sentences[index - 1]];
    const startOf = (unit: number | undefined): number => graph.units[unit ?? 0]?.start ?? 0;
    return [{ start: startOf(first?.unit) + (first?.start ?? 0), end: startOf(last?.unit) + (last?.end ?? 0) }];
  });
}
