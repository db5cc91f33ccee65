import { findCriticism } from "../packages/reader/src/events/find-criticism.ts";
import type { Block } from "../packages/core/src/model/document.ts";
import { analyse } from "../packages/reader/src/language/analyse.ts";
import { builtInGazetteer } from "../packages/reader/src/language/entities/gazetteer/built-in-gazetteer.ts";
import { matchGazetteer } from "../packages/reader/src/language/entities/gazetteer/match-gazetteer.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { f1Of, readGold, type GoldItem } from "./gold-data.ts";
import { languageModel } from "./reading/language.ts";

interface CriticGold {
  readonly speaker_country: string;
  readonly neg_eval: string | null;
  readonly target_name: string | null;
}

/** The set splits words from their marks ("Russia 's", "large - scale"); readers' documents do not. */
function joinTokens(text: string): string {
  return text
    .replace(/ (['’]s?\b|n['’]t\b)/g, "$1")
    .replace(/ - /g, "-")
    .replace(/ ([,.;:!?)])/g, "$1")
    .replace(/\( /g, "(");
}

/** Entity id of a country by any of its names; null where the gazetteer knows none. */
function stateOf(name: string): string | null {
  const readable = name
    .replace(/_/g, " ")
    .replace(/\(.*\)/, "")
    .replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace(/\bOf\b/g, "of")
    .replace(/\bAnd\b/g, "and")
    .trim();
  for (const hit of matchGazetteer(readable, builtInGazetteer())) {
    const form = hit.forms.find((candidate) => candidate.entry?.startsWith("state:"));
    if (form) return form.entry;
  }
  return null;
}

function bySpeech(items: readonly GoldItem<CriticGold>[]): GoldItem<CriticGold>[][] {
  const speeches = new Map<string, GoldItem<CriticGold>[]>();
  for (const item of items) {
    const named = item.meta["file"];
    const file = typeof named === "string" ? named : item.id;
    speeches.set(file, [...(speeches.get(file) ?? []), item]);
  }
  return [...speeches.values()];
}

/** Index of the set's sentence → entity id criticised in it. */
function criticisedIn(speech: readonly GoldItem<CriticGold>[]): Map<number, string> {
  const blocks: Block[] = [];
  let text = "";
  for (const item of speech) {
    const start = text.length;
    text += joinTokens(item.text);
    blocks.push({ kind: "paragraph", level: 0, start, end: text.length });
    text += "\n";
  }
  const analysis = analyse(text, { model: languageModel(), blocks });
  const speaker = stateOf(speech[0]?.gold.speaker_country ?? "") ?? "";
  const found = new Map<number, string>();
  for (const criticism of findCriticism(analysis, { speaker })) {
    const index = blocks.findIndex((block) => block.start <= criticism.start && criticism.start < block.end);
    if (index >= 0 && !found.has(index)) found.set(index, criticism.target);
  }
  return found;
}

/** Who criticises whom in Security Council speeches, development half of UNSCon, sentence by sentence. */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const items = readGold<CriticGold>("unscon", options);
  if (!items) return [];
  const counts = { right: 0, found: 0, gold: 0 };
  for (const speech of bySpeech(items)) {
    const found = criticisedIn(speech);
    counts.found += found.size;
    speech.forEach((item, index) => {
      const { target_name: name } = item.gold;
      if (name === null || name === "-NONE-") return;
      counts.gold++;
      if (found.get(index) === stateOf(name)) counts.right++;
    });
  }
  const data = options.data ?? "UNSCon dev";
  const { precision, recall, f1 } = f1Of(counts);
  const figure = (name: string, value: number, goal: { must: number | null; aim: number | null }): Figure => ({
    name,
    value,
    unit: "F1",
    better: "higher",
    n: counts.gold,
    data,
    ...goal,
  });
  return [
    figure("directed pair F1", f1, { must: 0.45, aim: 0.65 }),
    figure("directed pair precision", precision, { must: null, aim: null }),
    figure("directed pair recall", recall, { must: null, aim: null }),
  ];
}
