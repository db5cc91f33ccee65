import type { PageUnit } from "../page-unit.ts";
import { isCommonPhrase } from "../people/common-words.ts";
import { isOrdinary } from "../people/ordinary-words.ts";
import type { NamedPeople, NameMention } from "./name-mentions.ts";
import { opensUnit, type PageShape } from "./page-shape.ts";
import { tellsWhoSays } from "../reported/verbs-of-saying.ts";
import { bucket, mentionRows, rowOf } from "./feature-rows.ts";

interface Page {
  readonly units: readonly PageUnit[];
  readonly people: NamedPeople;
  readonly shape: PageShape;
  /** Words that the page writes in lower case. */
  readonly lowerCase: ReadonlySet<string>;
}

/** What is true of a person of the page. */
interface PersonFacts {
  readonly count: number;
  readonly openings: number;
  readonly first: NameMention | undefined;
  readonly isOrdinary: boolean;
  readonly isCommon: boolean;
  readonly isInMetadata: boolean;
}

/** Rows of the features of every mention of a page: its form, what stands around it, and who it names. Cost: linear in the mentions. */
export function mentionFeatures(page: Page): number[][] {
  const facts = personFacts(page);
  return page.people.mentions.map((mention) => {
    const unit = page.units[mention.unit];
    const inUnit = unit === undefined ? [] : [...formFeatures(mention, unit, page), ...contextFeatures(mention, unit, page)];
    return [...inUnit, ...personFeatures(mention, facts.get(mention.person), page)].map((feature) => rowOf(feature, mentionRows));
  });
}

function personFacts({ people, units, lowerCase }: Page): ReadonlyMap<number, PersonFacts> {
  const byPerson = Map.groupBy(people.mentions, ({ person }) => person);
  return new Map(
    [...byPerson].map(([person, mentions]) => {
      const name = people.names[person] ?? "";
      const facts = {
        count: mentions.length,
        openings: mentions.filter((mention) => opensUnit(mention, units)).length,
        first: mentions[0],
        isOrdinary: isOrdinary(name, lowerCase),
        isCommon: isCommonPhrase(name),
        isInMetadata: mentions.some(({ form }) => form === "metadata"),
      };
      return [person, facts];
    }),
  );
}

function formFeatures(mention: NameMention, { kind, line, plain, isEmphasised, leadLength }: PageUnit, { units, shape }: Page): string[] {
  const role = line?.role ?? "none";
  const opens = opensUnit(mention, units);
  const isWhole = opens && mention.end >= plain.length - 6;
  const { proseBefore, proseAfter, kinds, gaps } = shape;
  const own = kinds[mention.unit] === "L" ? "L" : "o";
  return [
    `form ${mention.form} ${mention.isShared}`,
    `capitals ${!/\p{Ll}/u.test(mention.written)} ${mention.form}`,
    `whole ${isWhole} ${role} ${kind}`,
    `role ${role}`,
    `kind ${kind} ${opens}`,
    `words ${mention.written.split(/\s+/).length}`,
    `unit length ${bucket(plain.length, [40, 90, 180, 400])} ${opens}`,
    `lead ${leadLength > 0 && leadLength >= mention.start}`,
    `emphasised ${isEmphasised} ${opens}`,
    `place ${bucket(mention.start / (plain.length + 1), [0.02, 0.2, 0.5, 0.8])}`,
    `fraction ${bucket(mention.unit / units.length, [0.1, 0.3, 0.6, 0.9])}`,
    `prose around ${proseBefore}${proseAfter} ${own} ${opens}`,
    `prose beside ${proseBefore}${proseAfter} ${kinds[mention.unit - 1] ?? "o"}${own}${kinds[mention.unit + 1] ?? "o"}`,
    `gaps ${gaps} ${own}`,
  ];
}

const reachBefore = 40;
const reachAfter = 60;

function contextFeatures(mention: NameMention, { plain, line }: PageUnit, { units }: Page): string[] {
  const before = plain.slice(Math.max(0, mention.start - reachBefore), mention.start);
  const after = plain.slice(mention.end, mention.end + reachAfter);
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d@]+/gu) ?? [];
  const [last, lastButOne] = [words(before).at(-1) ?? "-", words(before).at(-2) ?? "-"];
  const [next = "-", second = "-"] = words(after);
  const signAfter = after.trim() === "" ? "end" : (/^\s*([^\s\p{L}\p{N}])/u.exec(after)?.[1] ?? "word");
  const signBefore = before.trim() === "" ? "start" : (/([^\s\p{L}\p{N}])\s*$/u.exec(before)?.[1] ?? "word");
  return [
    `before ${last}`,
    `before two ${lastButOne} ${last}`,
    `after ${next}`,
    `after two ${next} ${second}`,
    `sign after ${signAfter}`,
    `sign before ${signBefore}`,
    `signs ${signBefore} ${signAfter}`,
    `opens ${opensUnit(mention, units)} ${signAfter}`,
    `role ${line?.role ?? "none"} ${signAfter}`,
    `says after ${tellsWhoSays.test(after.slice(0, 25))}`,
    `says before ${tellsWhoSays.test(before.slice(-18))}`,
    `quote before ${/["”“]\s*,?\s*$/.test(before)}`,
  ];
}

function personFeatures(mention: NameMention, own: PersonFacts | undefined, { people }: Page): string[] {
  if (own === undefined) return [];
  return [
    `count ${bucket(own.count, [1, 2, 3, 5, 9])}`,
    `openings ${bucket(own.openings, [0, 1, 2, 4])}`,
    `is first ${own.first === mention}`,
    `ordinary ${own.isOrdinary} ${own.isCommon}`,
    `metadata ${own.isInMetadata}`,
    `full ${mention.person < people.fullCount}`,
    `name ${(people.names[mention.person] ?? "").split(/\s+/).length}`,
  ];
}
