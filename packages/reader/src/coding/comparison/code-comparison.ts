import type { Comparison } from "../../readout/readout.ts";
import type { CauseStatement, ForecastStatement, PositionStatement, Statement } from "@rapporteur/core/model";
import type { CodingInput } from "../coding-input.ts";
import type { ConceptRegistry } from "../concepts/concept-registry.ts";
import type { CodedForecast } from "../forecasts/code-forecasts.ts";
import { explicitReferences } from "./explicit-references.ts";
import { authorsOf, ownStatements } from "./own-statements.ts";
import { isSameMatter, matterOf } from "./same-matter.ts";

/** Stances on the same thing count as of the same degree up to this difference. */
const sameDegree = 0.35;

/** One contribution's say on a matter, on an axis: above 0 for, below 0 against, 0 undecided. */
interface Say {
  readonly contribution: number;
  readonly statement: string;
  readonly value: number;
  /** Chance stated or read off the scale, where there is one. */
  readonly range: readonly [number, number] | null;
}

/**
 * Where contributions meet: positions on the same concept or actor, forecasts of the same event, causal claims about the same
 * pair, and what authors say of one another ("I agree with"). Only what a contribution says in its own voice is compared, not what it reports of others.
 * The authors themselves are the sides of a comparison and never its matter.
 *
 * One entry for each matter that two contributions speak to: `disagreement` where they stand on different sides, `difference of
 * degree` where they stand on the same side but with ranges that do not meet or intensities far apart, else `agreement`. Sides
 * hold the contributions of one view and their statements; in agreement each contribution is a side of its own.
 *
 * Cost: O(statements) beside that of `explicitReferences`.
 */
export function codeComparison(input: CodingInput, { statements, forecasts, concepts }: Compared): Comparison[] {
  if (input.contributions.length < 2) return [];
  const own = ownStatements(input, statements);
  const isOwn = new Set(own.map((statement) => statement.id));
  const authors = authorsOf(input);
  const matters = new Map<string, { about: string; says: Say[] }>();
  const add = (key: string, about: string, say: Say): void => {
    if (authors.has(about)) return;
    const matter = matters.get(key) ?? { about, says: [] };
    matter.says.push(say);
    matters.set(key, matter);
  };
  for (const statement of own) {
    if (statement.type === "position") addPosition(statement, add);
    if (statement.type === "cause") addCause(statement, add);
  }
  for (const { statement, about } of forecasts) if (about !== null && isOwn.has(statement.id)) addForecast(statement, about, add);
  const found = joinMatters(matters).flatMap(({ about, says }) => compare(about, says));
  const explicit = explicitReferences({ input, own, forecasts, concepts }).filter(
    (reference) => !found.some((other) => tellsTheSame(other, reference)),
  );
  return [...found, ...explicit].sort((a, b) => (a.about < b.about ? -1 : a.about > b.about ? 1 : 0));
}

interface Matter {
  readonly about: string;
  readonly says: readonly Say[];
}

/**
 * Matters of one kind that only one contribution speaks to, joined with the one other matter that may be the same: "the deal" of
 * one with "the grain deal" of the other. Where several may be, nobody can tell which. Cost: O(lone matters × matters).
 */
function joinMatters(matters: ReadonlyMap<string, Matter>): Matter[] {
  const entries = [...matters].map(([key, matter]) => ({ ...matter, kind: key.slice(0, key.indexOf(" ")), id: key.slice(key.indexOf(" ") + 1) }));
  const isLone = (matter: Matter): boolean => new Set(matter.says.map((say) => say.contribution)).size === 1;
  const joined = new Set<string>();
  return entries.flatMap((matter) => {
    const { kind, id, about, says } = matter;
    if (joined.has(`${kind} ${id}`)) return [];
    if (kind === "cause" || !isLone(matter)) return [{ about, says }];
    const others = entries.filter((other) => other.kind === kind && other.id !== id && isSameMatter(id, other.id));
    const [other] = others;
    if (other === undefined || others.length > 1 || joined.has(`${kind} ${other.id}`)) return [{ about, says }];
    joined.add(`${kind} ${other.id}`);
    // The longer name says more of what both speak of.
    return [{ about: about.length >= other.about.length ? about : other.about, says: [...says, ...other.says] }];
  });
}

/** The same kind on the same matter. */
function tellsTheSame(known: Comparison, reference: Comparison): boolean {
  return known.kind === reference.kind && known.about === reference.about;
}

/** What contributions are compared by. */
export interface Compared {
  readonly statements: readonly Statement[];
  readonly forecasts: readonly CodedForecast[];
  readonly concepts: ConceptRegistry;
}

type Add = (key: string, about: string, say: Say) => void;

function addPosition(statement: PositionStatement, add: Add): void {
  if (statement.concept === null || statement.contribution === null) return;
  add(`position ${matterOf(statement.concept)}`, statement.concept, {
    contribution: statement.contribution,
    statement: statement.id,
    value: statement.intensity,
    range: null,
  });
}

function addCause(statement: CauseStatement, add: Add): void {
  const { cause, effect, sign, contribution, status } = statement;
  if (cause.concept === null || effect.concept === null || sign === null || contribution === null) return;
  const value = status === "denied" ? -sign : sign;
  add(`cause ${matterOf(cause.concept)} ${matterOf(effect.concept)}`, effect.concept, { contribution, statement: statement.id, value, range: null });
}

function addForecast(statement: ForecastStatement, about: { id: string; sign: 1 | -1 }, add: Add): void {
  if (statement.contribution === null) return;
  const { low, high } = statement.probability ?? { low: null, high: null };
  const range: readonly [number, number] | null = low === null || high === null ? null : about.sign === 1 ? [low, high] : [1 - high, 1 - low];
  add(`forecast ${matterOf(about.id)}`, about.id, {
    contribution: statement.contribution,
    statement: statement.id,
    value: statement.direction * about.sign,
    range,
  });
}

function compare(about: string, says: readonly Say[]): Comparison[] {
  const byContribution = Map.groupBy(says, (say) => say.contribution);
  if (byContribution.size < 2) return [];
  const stands = [...byContribution].map(([contribution, own]) => ({
    contribution,
    statements: own.map((say) => say.statement),
    value: mean(own),
    range: own.find((say) => say.range !== null)?.range ?? null,
  }));
  const pro = stands.filter(({ value }) => value > 0);
  const contra = stands.filter(({ value }) => value < 0);
  if (pro.length > 0 && contra.length > 0) return [{ about, kind: "disagreement", sides: [sideOf(pro), sideOf(contra)] }];
  const decided = pro.length > 0 ? pro : contra;
  if (decided.length < 2) return [];
  return [{ about, kind: differInDegree(decided) ? "difference of degree" : "agreement", sides: decided.map((stand) => sideOf([stand])) }];
}

interface Stand {
  readonly contribution: number;
  readonly statements: readonly string[];
  readonly value: number;
  readonly range: readonly [number, number] | null;
}

function mean(says: readonly Say[]): number {
  return says.reduce((sum, say) => sum + say.value, 0) / says.length;
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
  return { contributions: stands.map((stand) => stand.contribution), statements: stands.flatMap((stand) => stand.statements) };
}
