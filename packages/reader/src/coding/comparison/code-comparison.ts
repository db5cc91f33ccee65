import type { Question, Statement } from "@rapporteur/core/model";
import type { Answer, Comparison } from "../../readout/readout.ts";
import type { CodingInput } from "../coding-input.ts";
import type { ConceptNames } from "../model/concepts.ts";
import { AuthorNames } from "./author-names.ts";
import { AskedMatters } from "./asked-matters.ts";
import { MatterWords } from "./matter-words.ts";
import { authorsOf, ownStatements } from "./own-statements.ts";
import { comparedByThemselves } from "./replies.ts";
import { type Matter, Matters } from "./matters.ts";
import { type Say, saysOf } from "./say.ts";

/** Stances on the same thing count as of the same degree up to this difference. */
const sameDegree = 0.35;

/** What contributions are compared by. */
export interface Compared {
  readonly statements: readonly Statement[];
  readonly concepts: ConceptNames;
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  /** The states that authors speak for. */
  readonly spokespeople: ReadonlyMap<string, string>;
}

/**
 * Where contributions of different authors meet: positions on the same matter, forecasts of the same event (or of what a question asks that both answer), causal claims about the
 * same pair, and what one says to agree or disagree with in another. Only what a contribution says in its own voice is compared, not what it reports of others. The authors
 * themselves are the sides of a comparison and never its matter.
 *
 * One entry for each matter that two authors speak to: `disagreement` where they stand on different sides, `difference of degree` where they stand on the same side but with
 * ranges that do not meet or intensities far apart, or one leaves open what others decide, else `agreement`. Sides hold the contributions of one view and their statements; in
 * agreement each author is a side.
 *
 * Cost: O(statements · those with a word in common).
 */
export function codeComparison(input: CodingInput, given: Compared): Comparison[] {
  if (input.contributions.length < 2) return [];
  const own = ownStatements(input, given.statements, given.spokespeople);
  const words = new MatterWords(input.analysis);
  const authors = authorsOf(input);
  const asked = new AskedMatters(input, { ...given, words });
  const names = new AuthorNames(input);
  const says = saysOf(input, own, { concepts: given.concepts, words, asked, names }).filter(({ about }) => !authors.has(about));
  const seen = [...Map.groupBy(says, ({ type }) => type).values()].flatMap((same) => mattersOf(same).flatMap(compare));
  const compared = new Set(seen.flatMap(({ sides }) => sides.flatMap((side) => side.statements)));
  const placed = new Set(says.flatMap(({ turn, statement, sentence }) => (turn !== null && compared.has(statement) ? [sentence] : [])));
  const said = comparedByThemselves(input, { own, says, words, names, placed });
  return onOwnWords(
    [...seen, ...said].sort((a, b) => (a.about < b.about ? -1 : a.about > b.about ? 1 : 0)),
    own,
  );
}

/** Those with most words come first, so that a bare "the deal" meets the grain deal wherever it stands. */
function mattersOf(says: readonly Say[]): readonly Matter<Say>[] {
  const matters = new Matters<Say>();
  for (const say of says.toSorted((a, b) => b.words.size - a.words.size)) matters.add(say.words, say);
  return matters.all();
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
  const inOrder = says.toSorted((a, b) => a.start - b.start);
  const stands = [...Map.groupBy(inOrder, ({ author }) => author).values()].map((own): Stand => ({
    says: own,
    value: own.reduce((sum, say) => sum + say.value, 0) / own.length,
    range: own.find((say) => say.range !== null)?.range ?? null,
  }));
  if (stands.length < 2) return [];
  const about = mostUsed(inOrder.map((say) => say.about));
  const told = toldOfThemselves(stands);
  if (told !== null) return [{ about, kind: told, sides: stands.map((stand) => sideOf([stand])) }];
  const pro = stands.filter(({ value }) => value > 0);
  const contra = stands.filter(({ value }) => value < 0);
  if (pro.length > 0 && contra.length > 0) return [{ about, kind: "disagreement", sides: [sideOf(pro), sideOf(contra)] }];
  const decided = pro.length > 0 ? pro : contra;
  const open = stands.filter((stand) => stand.says.every(({ value }) => value === 0));
  const all = stands.filter((stand) => decided.includes(stand) || open.includes(stand));
  if (all.length < 2) return [];
  const isOfDegree = (decided.length > 0 && open.length > 0) || differInDegree(decided) || inOrder.some((say) => say.isOfDegree);
  return [{ about, kind: isOfDegree ? "difference of degree" : "agreement", sides: all.map((stand) => sideOf([stand])) }];
}

/** What one of two says of itself and the other goes before what their words are read to say: "I disagree with Anna: it could hold". */
function toldOfThemselves(stands: readonly Stand[]): Comparison["kind"] | null {
  const authors = stands.map(({ says }) => says[0]?.author);
  const turns = stands.flatMap(({ says }) => says.flatMap(({ turn, author }) => (turn === null || turn.to === author ? [] : [turn])));
  const turn = turns.find(({ to }) => to === null || authors.includes(to));
  return stands.length === 2 && turn !== undefined ? turn.kind : null;
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
