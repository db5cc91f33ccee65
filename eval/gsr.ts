import type { Actor } from "../packages/reader/src/events/parties/actors.ts";
import { codeEvent } from "../packages/reader/src/events/code-event.ts";
import { ploverReading } from "../packages/reader/src/events/plover-reading.ts";
import { actionOfPlover } from "../packages/core/src/model/action-crosswalk.ts";
import type { Entity } from "../packages/core/src/model/entity.ts";
import { analyse } from "../packages/reader/src/language/analyse.ts";
import type { Figure, MeasureOptions } from "./figure.ts";
import { f1Of, readGold } from "./gold-data.ts";
import { languageModel } from "./reading/language.ts";

interface GoldActor {
  readonly code?: string | null;
}

interface EventGold {
  readonly event: string;
  readonly source: readonly (GoldActor | string)[];
  readonly target: readonly (GoldActor | string)[];
}

/** Triples as the set has them, "SRC ACTION TGT"; a side without an actor is "-", which the coder never drafts. */
function goldTriples(gold: EventGold): Set<string> {
  const action = actionOfPlover(gold.event) ?? gold.event;
  const sources = codesOf(gold.source);
  const targets = codesOf(gold.target);
  return new Set(sources.flatMap((source) => targets.map((target) => `${source} ${action} ${target}`)));
}

function codesOf(actors: readonly (GoldActor | string)[]): string[] {
  const codes = actors.map((actor) => (typeof actor === "string" ? null : (actor.code ?? null))).filter((code) => code !== null);
  return codes.length > 0 ? codes : ["-"];
}

/** The set's code of an entity: its country's, or IGO for bodies of no country; null for a person or group whose country the text does not say. */
function codeOf(entities: ReadonlyMap<string, Entity>, id: string): string | null {
  const entity = entities.get(id);
  if (!entity) return null;
  return entity.iso3 ?? isoOf(entity.actsFor) ?? isoOf(entity.country) ?? (entity.type === "organization" ? "IGO" : null);
}

/** The triples of the one event that a sentence is about. */
function foundTriples(text: string): Set<string> {
  const analysis = analyse(text, { model: languageModel() });
  const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  const home = analysis.entities.map((entity) => entity.iso3 ?? isoOf(entity.country)).find((code) => code !== null) ?? "-";
  const codes = (actors: readonly Actor[]): string[] => (actors.length === 0 ? ["-"] : actors.map((actor) => codeOf(entities, actor.entity) ?? home));
  for (const index of analysis.sentences.keys()) {
    const event = codeEvent(analysis, index);
    if (!event) continue;
    const action = ploverReading(event);
    // The set lists those who act together as sources of an event without a target.
    if (event.joint) return new Set(codes([...event.sources, ...event.targets]).map((source) => `${source} ${action} -`));
    return new Set(codes(event.sources).flatMap((source) => codes(event.targets).map((target) => `${source} ${action} ${target}`)));
  }
  return new Set();
}

function isoOf(state: string | null | undefined): string | null {
  return /^state:([A-Z]{3})$/.exec(state ?? "")?.[1] ?? null;
}

/** Whole relation (actor codes and action) against the development half of PLOVER's gold standard records. */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const items = readGold<EventGold>("plover_gsr", options);
  if (!items) return [];
  const whole = { right: 0, found: 0, gold: 0 };
  const pairs = { right: 0, found: 0, gold: 0 };
  for (const item of items) {
    tally(whole, goldTriples(item.gold), foundTriples(item.text));
    tally(pairs, withoutAction(goldTriples(item.gold)), withoutAction(foundTriples(item.text)));
  }
  const data = options.data ?? "PLOVER GSR dev";
  const figure = (name: string, value: number, goal: { must: number | null; aim: number | null }): Figure => ({
    name,
    value,
    unit: "F1",
    better: "higher",
    n: whole.gold,
    data,
    ...goal,
  });
  const { precision, recall, f1 } = f1Of(whole);
  return [
    { ...figure("whole triple F1", f1, { must: 0.45, aim: 0.7 }), comparison: "none published" },
    figure("whole triple precision", precision, { must: null, aim: null }),
    figure("whole triple recall", recall, { must: null, aim: null }),
    figure("actor pair F1", f1Of(pairs).f1, { must: null, aim: null }),
  ];
}

function tally(counts: { right: number; found: number; gold: number }, gold: ReadonlySet<string>, found: ReadonlySet<string>): void {
  counts.right += [...found].filter((triple) => gold.has(triple)).length;
  counts.found += found.size;
  counts.gold += gold.size;
}

function withoutAction(triples: ReadonlySet<string>): Set<string> {
  return new Set([...triples].map((triple) => triple.replace(/ .* /, " ")));
}
