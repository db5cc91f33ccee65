import type { Readout, ReadoutStatement } from "../../packages/reader/src/readout/readout.ts";
import type { Action } from "../../packages/core/src/model/plover.ts";
import { quadOf } from "../../packages/core/src/model/plover.ts";

/* An invented debate over half a year: two camps, four states, a causal map with loops and forecasts that fall due. */

const experts = ["Ada Example", "Bruno Sample", "Carla Muster", "Dmitri Model", "Elin Instance", "Farah Specimen", "Goran Pattern", "Hana Draft"];
const concepts = ["dredging the gates", "a toll on barges", "joint patrols", "a new treaty", "closing the upper lock", "grain subsidies"];
const states = ["Ruritania", "Graustark", "Evallonia", "Sylvania"];
const factors = ["tolls", "barge traffic", "grain prices", "unrest", "patrols", "trust"];
const links: readonly [cause: number, effect: number, sign: 1 | -1][] = [
  [0, 1, -1],
  [1, 2, -1],
  [2, 3, 1],
  [3, 4, 1],
  [4, 5, -1],
  [5, 3, -1],
  [4, 1, -1],
  [5, 1, 1],
];
const acts: readonly [source: number, target: number, action: Action, weight: number][] = [
  [0, 1, "THREATEN", -4.4],
  [1, 0, "ACCUSE", -2],
  [0, 2, "COOPERATE", 4],
  [2, 0, "AID", 6],
  [2, 1, "CONSULT", 1],
  [3, 1, "SANCTION", -6.5],
  [1, 3, "REJECT", -4],
  [0, 3, "SUPPORT", 3.4],
  [3, 2, "AGREE", 3],
];

const idOf = (kind: string, name: string): string => `${kind}:${name.toLowerCase().replaceAll(" ", "-")}`;

/** Six documents, one a month; the same each time. */
export function debateReadouts(): Readout[] {
  return Array.from({ length: 6 }, (_, month) => debateReadout(month));
}

function debateReadout(month: number): Readout {
  const title = `The gates, letter ${month + 1}`;
  const blocks: Readout["document"]["blocks"] = [{ kind: "title", level: 1, start: 0, end: title.length }];
  const statements: ReadoutStatement[] = [];
  let text = title;
  const say = (sentence: string): { start: number; end: number; quote: string } => {
    text += "\n\n";
    const span = { start: text.length, end: text.length + sentence.length, quote: sentence };
    blocks.push({ kind: "paragraph", level: 0, start: span.start, end: span.end });
    text += sentence;
    return span;
  };
  const common = (expert: number): Common => ({
    contribution: null,
    speaker: idOf("person", experts[expert % experts.length] ?? ""),
    organization: null,
    reportedBy: [],
    status: "actual",
    coder: "builtin@0.0.0",
    review: "draft",
    confidence: 0.8,
  });
  for (const [expert, name] of experts.entries()) {
    for (const step of [0, 1]) {
      const concept = (expert + month + step * 2) % concepts.length;
      // Two camps that part over everything, but for a doubter in each.
      const agreement = (expert < 4 === concept < 3) !== (expert % 4 === 3 && concept % 2 === 0);
      const about = concepts[concept] ?? "";
      const span = say(`${name} says the council should ${agreement ? "go on with" : "give up"} ${about}.`);
      const id = `p${expert}-${step}`;
      statements.push({
        ...common(expert),
        ...span,
        id,
        type: "position",
        concept: idOf("concept", about),
        agreement,
        intensity: agreement ? 0.6 : -0.6,
      });
    }
  }
  addActs(month, { say, common, statements });
  addCauses(month, { say, common, statements });
  addForecasts(month, { say, common, statements });
  return readoutOf({ title, text, blocks, statements, month });
}

interface Common {
  contribution: null;
  speaker: string;
  organization: null;
  reportedBy: string[];
  status: "actual";
  coder: string;
  review: "draft";
  confidence: number;
}

interface Writing {
  readonly say: (sentence: string) => { start: number; end: number; quote: string };
  readonly common: (expert: number) => Common;
  readonly statements: ReadoutStatement[];
}

function addActs(month: number, { say, common, statements }: Writing): void {
  for (const step of [0, 1, 2]) {
    const [source, target, action, weight] = acts[(month * 2 + step) % acts.length] ?? [0, 1, "CONSULT", 1];
    const [from = "", to = ""] = [states[source], states[target]];
    const span = say(`${from} did ${action.toLowerCase()} ${to} over the locks, letter ${month + 1}.`);
    const end = (name: string): [number, number] => [span.start + span.quote.indexOf(name), span.start + span.quote.indexOf(name) + name.length];
    statements.push({
      ...common(step),
      ...span,
      id: `r${step}`,
      type: "relation",
      source: idOf("state", from),
      target: idOf("state", to),
      sourceSpan: end(from),
      targetSpan: end(to),
      action,
      quad: quadOf[action],
      weight,
      date: null,
    });
  }
}

function addCauses(month: number, { say, common, statements }: Writing): void {
  for (const step of [0, 1, 2]) {
    const number = (month * 3 + step) % links.length;
    const [cause, effect, sign] = links[number] ?? [0, 1, 1];
    const [from = "", to = ""] = [factors[cause], factors[effect]];
    const span = say(`More ${from} means ${sign === 1 ? "more" : "less"} ${to}, in letter ${month + 1}.`);
    const words = (name: string) => {
      const start = span.start + span.quote.indexOf(name);
      return { text: name, start, end: start + name.length, concept: idOf("concept", name) };
    };
    statements.push({
      ...common(month + step),
      ...span,
      id: `c${step}`,
      type: "cause",
      status: month === 5 && step === 1 ? "denied" : "actual",
      cause: words(from),
      effect: words(to),
      connective: [span.start, span.start + 4],
      sign,
      strength: null,
    });
  }
}

function addForecasts(month: number, { say, common, statements }: Writing): void {
  for (const step of [0, 1]) {
    const events = ["the upper lock will close", "the council will sign the treaty", "barge traffic will fall by half"];
    const event = events[(month + step) % events.length] ?? "";
    const [term, low, high] = step === 0 ? (["likely", 0.55, 0.8] as const) : (["unlikely", 0.2, 0.45] as const);
    const span = say(`It is ${term} that ${event} by the end of June.`);
    const start = span.start + span.quote.indexOf(event);
    const horizonStart = span.start + span.quote.indexOf("by the end");
    statements.push({
      ...common(month + step * 3),
      ...span,
      id: `f${step}`,
      type: "forecast",
      event: { text: event, start, end: start + event.length },
      direction: step === 0 ? 1 : -1,
      probability: { term, scale: "icd203", low, best: (low + high) / 2, high, basis: "scale" },
      horizon: { text: "by the end of June", start: horizonStart, end: horizonStart + 18, from: "2026-06-01", to: "2026-06-30" },
      condition: null,
    });
  }
}

interface Written {
  readonly title: string;
  readonly text: string;
  readonly blocks: Readout["document"]["blocks"];
  readonly statements: ReadoutStatement[];
  readonly month: number;
}

function readoutOf({ title, text, blocks, statements, month }: Written): Readout {
  const entity = (type: Readout["entities"][number]["type"], name: string): Readout["entities"][number] => ({
    id: idOf(type, name),
    type,
    name,
    iso3: null,
    country: null,
    actsFor: null,
    aliases: [],
    mentions: [],
  });
  return {
    schema: "rapporteur.readout/1",
    producer: { version: "0.0.0", coder: "builtin@0.0.0", model: null },
    document: {
      title,
      standfirst: null,
      published: `2026-0${month + 1}-12`,
      publisher: "The Invented Review",
      url: null,
      language: "en",
      sha256: String(month + 1).repeat(64),
      textSha256: String(month + 1).repeat(64),
      text,
      blocks,
      questions: [],
      contributions: [],
      tags: ["invented"],
    },
    entities: [
      ...experts.map((name) => entity("person", name)),
      ...states.map((name) => entity("state", name)),
      ...[...concepts, ...factors].map((name) => entity("concept", name)),
    ],
    quotations: [],
    statements,
    answers: [],
    comparison: [],
    warnings: [],
  };
}
