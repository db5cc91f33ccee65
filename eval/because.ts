import { codeText } from "./reading/code-text.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { f1Of, readGold } from "./gold-data.ts";

type Pieces = readonly (readonly [number, number])[];

interface BecauseGold {
  readonly relations: readonly { readonly type: string; readonly connective: Pieces; readonly degree: "Facilitate" | "Inhibit" | null }[];
}

/**
 * Signed causal claims of the BECAUSE corpus: a connective is found where that of a drafted cause shares a character with one of its pieces, and a draft is right only where
 * the corpus has a causal relation there (its "NonCausal" marks count as none). Signs are compared over the connectives found: Facilitate is +1, Inhibit −1. The reading model
 * was trained on the hearings of the development part; only the news is read, or all of the file that `--data` names.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const items = readGold<BecauseGold>("because", options)?.filter(({ split }) => options.data !== undefined || split === "test");
  if (items === undefined) return [];
  const tally = { right: 0, found: 0, gold: 0, signs: 0 };
  for (const { text, gold } of items) scoreDocument(text, gold.relations, tally);
  const { precision, recall, f1 } = f1Of(tally);
  const base = { unit: "", better: "higher" as const, must: null, aim: null, data: options.data ?? "BECAUSE, test (news)" };
  return [
    { ...base, name: "connective, F1", value: f1, n: tally.gold },
    { ...base, name: "connective, precision", value: precision, n: tally.found },
    { ...base, name: "connective, recall", value: recall, n: tally.gold },
    { ...base, name: "sign of connectives found", value: tally.right === 0 ? 0 : tally.signs / tally.right, n: tally.right },
    { ...base, name: "documents", value: items.length, n: items.length },
  ];
}

function scoreDocument(
  text: string,
  relations: BecauseGold["relations"],
  tally: { right: number; found: number; gold: number; signs: number },
): void {
  const { coded, input } = codeText(new TextEncoder().encode(text), "news.txt");
  if (input.text !== text) return;
  const free = relations.filter(({ type }) => type !== "NonCausal");
  tally.gold += free.length;
  for (const statement of coded.statements) {
    if (statement.type !== "cause") continue;
    tally.found++;
    const at = free.findIndex(({ connective }) => connective.some(([from, to]) => from < statement.connective[1] && statement.connective[0] < to));
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (found === undefined) continue;
    tally.right++;
    if (statement.sign === (found.degree === "Inhibit" ? -1 : 1)) tally.signs++;
  }
}
