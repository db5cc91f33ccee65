import { existsSync, readFileSync } from "node:fs";
import { codeByDictionaries, type DictionaryEvent, type PetrarchDictionaries } from "../packages/reader/src/events/petrarch/code-sentence.ts";
import { loadPetrarchActors, loadPetrarchAgents, loadPetrarchDiscards } from "../packages/reader/src/events/petrarch/read-dictionary.ts";
import { loadPetrarchVerbs } from "../packages/reader/src/events/petrarch/read-verbs.ts";
import { analyseSyntax } from "../packages/reader/src/language/syntax/analyse-syntax.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { goldFolder, readGold, type GoldItem } from "./gold-data.ts";
import { languageModel } from "./reading/language.ts";

interface GoldEvent {
  readonly sourcecode?: string;
  readonly targetcode?: string;
  readonly eventcode?: string;
}

interface PetrarchGold {
  readonly events: readonly GoldEvent[];
}

/** The test suite's own dictionaries, loaded as a user loads theirs; null where they are not at hand. */
function testDictionaries(): PetrarchDictionaries | null {
  const read = (name: string): string => readFileSync(`${goldFolder()}/petrarch-dictionaries/PETR.Validate.${name}.txt`, "utf8");
  if (!existsSync(`${goldFolder()}/petrarch-dictionaries`)) return null;
  return {
    actors: loadPetrarchActors(read("actors")),
    agents: loadPetrarchAgents(read("agents")),
    verbs: loadPetrarchVerbs(read("verbs")),
    discards: loadPetrarchDiscards(read("discards")),
  };
}

/** Root of a CAMEO code, "01" to "20"; null for the suite's codes of its own. */
function cameoRoot(code: string | undefined): string | null {
  const root = /^(\d\d)/.exec(code ?? "")?.[1];
  return root !== undefined && Number(root) >= 1 && Number(root) <= 20 ? root : null;
}

function codeTest(item: GoldItem<PetrarchGold>, dictionaries: PetrarchDictionaries): DictionaryEvent[] {
  const date = typeof item.meta["date"] === "string" ? item.meta["date"] : null;
  const properNouns = nameSpans(item.text, dictionaries);
  return analyseSyntax(item.text, languageModel(), { sentences: [{ start: 0, end: item.text.length }], properNouns }).flatMap((sentence) =>
    codeByDictionaries(sentence, dictionaries, date),
  );
}

/** Where the dictionary's names stand, for the tagger. */
function nameSpans(text: string, { actors }: PetrarchDictionaries): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const names = new Set(actors.actors.map((entry) => entry.words.join(" ")));
  for (const word of text.matchAll(/\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)*/gu))
    if (names.has(word[0].toUpperCase())) spans.push({ start: word.index, end: word.index + word[0].length });
  return spans;
}

/** A test with codes of CAMEO alone, or without any event; the others use codes of the suite's own making. */
function isCameoTest({ gold }: GoldItem<PetrarchGold>): boolean {
  return codedEvents(gold).every((event) => cameoRoot(event.eventcode) !== null);
}

function codedEvents({ events }: PetrarchGold): GoldEvent[] {
  return events.filter((event) => event.eventcode !== undefined);
}

/**
 * True where every event between two actors is found with both codes and the root of its own, and nothing is found where
 * nothing happens. An event without a second actor ("a senior official said") is no relation, and not asked for.
 */
export function isRight({ gold }: GoldItem<PetrarchGold>, found: readonly DictionaryEvent[]): boolean {
  const events = codedEvents(gold);
  if (events.length === 0) return found.length === 0;
  return events
    .filter((event) => event.targetcode !== "---")
    .every((event) =>
      found.some(
        (other) => other.source === event.sourcecode && other.target === event.targetcode && cameoRoot(other.code) === cameoRoot(event.eventcode),
      ),
    );
}

/** PETRARCH's unit tests with CAMEO codes, by its own validation dictionaries. */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const items = readGold<PetrarchGold>("petrarch", options);
  const dictionaries = testDictionaries();
  if (!items || !dictionaries) return [];
  const tests = items.filter(isCameoTest);
  const outcomes = tests.map((item) => ({ silent: codedEvents(item.gold).length === 0, right: isRight(item, codeTest(item, dictionaries)) }));
  const data = options.data ?? "PETRARCH unit tests";
  const share = (name: string, chosen: typeof outcomes, goal: { must: number | null; aim: number | null }): Figure => ({
    name,
    value: (100 * chosen.filter((outcome) => outcome.right).length) / Math.max(1, chosen.length),
    unit: "%",
    better: "higher",
    n: chosen.length,
    data,
    ...goal,
  });
  const silent = outcomes.filter((outcome) => outcome.silent);
  const speaking = outcomes.filter((outcome) => !outcome.silent);
  return [
    share("tests right to the root code", outcomes, { must: 75, aim: 92 }),
    share("tests with events", speaking, { must: null, aim: null }),
    share("tests without an event, left empty", silent, { must: null, aim: null }),
  ];
}
