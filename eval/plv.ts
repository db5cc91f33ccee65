import { actionBetween } from "../packages/reader/src/events/action-between.ts";
import { builtInActions } from "../packages/reader/src/coding/lexicons/parse-action-lexicon.ts";
import { ploverReading } from "../packages/reader/src/events/plover-reading.ts";
import { actionOfPlover } from "../packages/core/src/model/action-crosswalk.ts";
import type { Span } from "../packages/core/src/model/span.ts";
import { analyseSyntax } from "../packages/reader/src/language/syntax/analyse-syntax.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { readGold, type GoldItem } from "./gold-data.ts";
import { languageModel } from "./reading/language.ts";

interface PairGold {
  readonly source: string;
  readonly target: string;
  readonly rootcode: string;
  readonly marked: string;
}

/** Places of the marked source and target in the unmarked text; an unmarked party ("a recipient") has an empty span behind the text. */
function markedSpans(marked: string): { text: string; source: Span; target: Span } {
  const spans = new Map<string, Span>();
  const open = new Map<string, number>();
  let text = "";
  for (const piece of marked.split(/(<\/?[st]>)/)) {
    const tag = /^<(\/?)([st])>$/.exec(piece);
    if (!tag) text += piece;
    else if (tag[1] === "") open.set(tag[2] as string, text.length);
    else if (!spans.has(tag[2] as string)) spans.set(tag[2] as string, { start: open.get(tag[2] as string) ?? 0, end: text.length });
  }
  const nowhere = { start: text.length, end: text.length };
  return { text, source: spans.get("s") ?? nowhere, target: spans.get("t") ?? nowhere };
}

/** The set's own fifteen roots: it keeps 2018's YIELD, which 2023 split into CONCEDE and RETREAT. */
export function rootOf(name: string): string {
  const action = actionOfPlover(name) ?? name;
  return action === "RETREAT" ? "CONCEDE" : action;
}

/** The root the coder gives to a pair; "none" where no word of the sentence tells it anything. */
function predictRoot(gold: PairGold): string {
  const { text, source, target } = markedSpans(gold.marked);
  const sentences = analyseSyntax(text, languageModel(), { sentences: [{ start: 0, end: text.length }] });
  const sentence = sentences[0];
  if (!sentence) return "none";
  const between = actionBetween(sentence, { source, target }, builtInActions());
  return between === null ? "none" : rootOf(ploverReading(between));
}

function macroF1(pairs: readonly { gold: string; found: string }[]): { macro: number; byRoot: Map<string, number> } {
  const roots = [...new Set(pairs.map((pair) => pair.gold))].sort();
  const byRoot = new Map(
    roots.map((root) => {
      const right = pairs.filter((pair) => pair.gold === root && pair.found === root).length;
      const denominator = pairs.filter((pair) => pair.gold === root).length + pairs.filter((pair) => pair.found === root).length;
      return [root, denominator === 0 ? 0 : (2 * right) / denominator];
    }),
  );
  return { macro: [...byRoot.values()].reduce((sum, value) => sum + value, 0) / Math.max(1, roots.length), byRoot };
}

/** Every second item is read while the lexicon is written; the others are only scored. */
function isUnread(item: GoldItem<unknown>, index: number): boolean {
  return index % 2 === 1 && item.id !== "";
}

/** Action between a given source and target, PLV training part; measured only. */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const items = readGold<PairGold>("plv", options);
  if (!items) return [];
  const pairs = items.map((item, index) => ({ gold: rootOf(item.gold.rootcode), found: predictRoot(item.gold), unread: isUnread(item, index) }));
  const data = options.data ?? "PLV train";
  const all = macroF1(pairs);
  const figure = (
    name: string,
    chosen: readonly { gold: string; found: string }[],
    value: number,
    goal: { must: number | null; aim: number | null },
  ): Figure => ({
    name,
    value,
    unit: "F1",
    better: "higher",
    n: chosen.length,
    data,
    ...goal,
  });
  const unread = pairs.filter((pair) => pair.unread);
  return [
    { ...figure("macro-F1 over the 15 roots", pairs, all.macro, { must: 0.65, aim: 0.82 }), comparison: "zero-shot RoBERTa-NLI .824" },
    figure("macro-F1, half that nobody read", unread, macroF1(unread).macro, { must: null, aim: null }),
    figure("accuracy", pairs, pairs.filter((pair) => pair.gold === pair.found).length / pairs.length, { must: null, aim: null }),
    ...[...all.byRoot].map(([root, value]) =>
      figure(
        `F1 ${root}`,
        pairs.filter((pair) => pair.gold === root),
        value,
        { must: null, aim: null },
      ),
    ),
  ];
}
