import type { Statement } from "@rapporteur/core/model";
import type { Comparison } from "../../readout/readout.ts";
import type { CodingInput } from "../coding-input.ts";
import type { ConceptNames } from "../model/concepts.ts";
import { MatterWords } from "./matter-words.ts";
import { authorsOf, ownStatements } from "./own-statements.ts";
import { type Matter, Matters } from "./same-matter.ts";
import { type Say, sayOf } from "./say.ts";

/** Stances on the same thing count as of the same degree up to this difference. */
const sameDegree = 0.35;

/** What contributions are compared by. */
export interface Compared {
  readonly statements: readonly Statement[];
  readonly concepts: ConceptNames;
}

/**
 * Where contributions of different authors meet: positions on the same matter, forecasts of the same event, causal claims about the same pair. Only what a contribution says in
 * its own voice is compared, not what it reports of others. The authors themselves are the sides of a comparison and never its matter.
 *
 * One entry for each matter that two authors speak to: `disagreement` where they stand on different sides, `difference of degree` where they stand on the same side but with
 * ranges that do not meet or intensities far apart, else `agreement`. Sides hold the contributions of one view and their statements; in agreement each author is a side.
 *
 * Cost: O(statements · those with a word in common).
 */
export function codeComparison(input: CodingInput, { statements, concepts }: Compared): Comparison[] {
  if (input.contributions.length < 2) return [];
  const own = ownStatements(input, statements);
  const authors = authorsOf(input);
  const words = new MatterWords(input.analysis);
  const kinds = Map.groupBy(own, ({ type }) => type);
  const found = [...kinds.values()].flatMap((same) => {
    const matters = new Matters<Say>();
    for (const statement of same) {
      const say = sayOf(input, statement, { concepts, words });
      if (say !== null && !authors.has(say.about)) matters.add(say.words, say);
    }
    return matters.all().flatMap(compare);
  });
  return onOwnWords(
    found.sort((a, b) => (a.about < b.about ? -1 : a.about > b.about ? 1 : 0)),
    own,
  );
}

/** A forecast and a causal claim may stand on the same words: what stands on the words of an entry before is no other entry. Cost: O(statements). */
export function onOwnWords(found: readonly Comparison[], statements: readonly Pick<Statement, "id" | "start" | "end">[]): Comparison[] {
  const places = new Map(statements.map(({ id, start, end }) => [id, `${start}-${end}`]));
  const placesOf = (side: Comparison["sides"][number]): string => [...new Set(side.statements.map((id) => places.get(id) ?? id))].toSorted().join();
  const first = Map.groupBy(found, ({ kind, sides }) => `${kind} ${sides.map(placesOf).toSorted().join("/")}`);
  return [...first.values()].flatMap(([one]) => one ?? []);
}

/** What one author says on a matter, in all contributions. */
interface Stand {
  readonly says: readonly Say[];
  readonly value: number;
  readonly range: readonly [number, number] | null;
}

function compare({ says }: Matter<Say>): Comparison[] {
  const stands = [...Map.groupBy(says, ({ author }) => author).values()].map((own): Stand => ({
    says: own,
    value: own.reduce((sum, say) => sum + say.value, 0) / own.length,
    range: own.find((say) => say.range !== null)?.range ?? null,
  }));
  if (stands.length < 2) return [];
  const about = mostUsed(says.map((say) => say.about));
  const pro = stands.filter(({ value }) => value > 0);
  const contra = stands.filter(({ value }) => value < 0);
  if (pro.length > 0 && contra.length > 0) return [{ about, kind: "disagreement", sides: [sideOf(pro), sideOf(contra)] }];
  const decided = pro.length > 0 ? pro : contra;
  if (decided.length < 2) return [];
  return [{ about, kind: differInDegree(decided) ? "difference of degree" : "agreement", sides: decided.map((stand) => sideOf([stand])) }];
}

/** The name that is used most, of several the first. */
function mostUsed(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, { length }]) => ({ name, length }));
  return counts.reduce((most, one) => (one.length > most.length ? one : most)).name;
}

function differInDegree(stands: readonly Stand[]): boolean {
  return stands.some((a, index) =>
    stands.slice(index + 1).some((b) => {
      if (a.range !== null && b.range !== null) return a.range[1] < b.range[0] || b.range[1] < a.range[0];
      return Math.abs(a.value - b.value) > sameDegree;
    }),
  );
}

function sideOf(stands: readonly Stand[]): Comparison["sides"][number] {
  const says = stands.flatMap((stand) => stand.says);
  return { contributions: [...new Set(says.map((say) => say.contribution))], statements: says.map((say) => say.statement) };
}
