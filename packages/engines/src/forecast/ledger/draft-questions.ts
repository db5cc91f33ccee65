import { dayMs } from "@rapporteur/core/base";
import type { ForecastQuestion } from "./ledger.ts";
import type { ForecastStatementRow } from "./statement-forecasts.ts";

/** A proposal: a question that one or several statements answer. People decide. */
export interface QuestionDraft {
  readonly question: ForecastQuestion;
  /** Statements that seem to expect the same, in the order given. */
  readonly statements: readonly ForecastStatementRow[];
  /** How alike the words of the least similar of them are to those of the first, 0–1; 1 for a single one. */
  readonly likeness: number;
}

const emptyWords: ReadonlySet<string> = new Set(
  "a an the of to in on at by for from with and or but if that this these those its their his her our be is are was were will would can could may might shall should has have had do does did it they he she we i not no as than then so there any some more most another such".split(
    " ",
  ),
);

interface Group {
  readonly words: ReadonlySet<string>;
  readonly statements: ForecastStatementRow[];
  likeness: number;
}

const fortyFiveDays = 45 * dayMs;

/**
 * Groups forecast statements that expect the same and drafts a question for each group.
 *
 * Two statements belong together where most of the content words of their events are the same (Jaccard index at least `likeness`), both or neither are
 * conditional, and their horizons end within 45 days of each other or one has none. Chances and directions play no part: experts may disagree on one question.
 *
 * @param likeness 0.6 where left out
 * Cost: O(statements × statements that share a word); deterministic in the order given.
 */
export function draftQuestions(rows: readonly ForecastStatementRow[], likeness = 0.6): QuestionDraft[] {
  const groups: Group[] = [];
  const byWord = new Map<string, number[]>();
  for (const row of rows) {
    const words = contentWords(row.event);
    const found = bestGroup(row, words, { groups, byWord, likeness });
    if (found) {
      found.group.statements.push(row);
      found.group.likeness = Math.min(found.group.likeness, found.likeness);
      continue;
    }
    for (const word of words) {
      const list = byWord.get(word);
      if (list) list.push(groups.length);
      else byWord.set(word, [groups.length]);
    }
    groups.push({ words, statements: [row], likeness: 1 });
  }
  return groups.map((group, index) => ({ question: toQuestion(group, index), statements: group.statements, likeness: group.likeness }));
}

interface Index {
  readonly groups: readonly Group[];
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly likeness: number;
}

function bestGroup(row: ForecastStatementRow, words: ReadonlySet<string>, index: Index): { group: Group; likeness: number } | null {
  const shared = new Map<number, number>();
  for (const word of words) for (const group of index.byWord.get(word) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1);
  let best: { group: Group; likeness: number } | null = null;
  for (const [position, count] of shared) {
    const group = index.groups[position];
    if (!group) continue;
    const likeness = count / (words.size + group.words.size - count);
    if (likeness >= index.likeness && likeness > (best?.likeness ?? 0) && fits(row, group.statements[0])) best = { group, likeness };
  }
  return best;
}

function fits(row: ForecastStatementRow, first: ForecastStatementRow | undefined): boolean {
  if (!first || (row.condition === null) !== (first.condition === null)) return false;
  return row.horizonTo === null || first.horizonTo === null || Math.abs(row.horizonTo - first.horizonTo) <= fortyFiveDays;
}

/** Words that carry meaning, in a rough stem. */
function contentWords(event: string): ReadonlySet<string> {
  const words = event.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !emptyWords.has(word)).map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, "") : word)));
}

function toQuestion(group: Group, index: number): ForecastQuestion {
  const first = group.statements[0] as ForecastStatementRow;
  const ends = group.statements.map((row) => row.horizonTo).filter((end) => end !== null);
  const starts = group.statements.map((row) => row.stated).filter((start) => start !== null);
  const due = ends.length > 0 ? Math.max(...ends) : null;
  return {
    id: `q${index + 1}`,
    text: first.event,
    criteria: null,
    kind: "binary",
    options: [],
    condition: first.condition,
    opens: starts.length > 0 ? Math.min(...starts) : null,
    closes: due,
    due,
    baseRate: null,
  };
}
