import { RapporteurError } from "@rapporteur/core/base";
import { readTextFile } from "@rapporteur/reader/sources";
import { quadOf } from "@rapporteur/core/model";
import {
  type Act,
  activitySeries,
  type ActorGraph,
  alignment,
  type Alignment,
  alignmentMatrix,
  balancedBlocks,
  balanceReport,
  buildActorGraph,
  changePoints,
  comparePictures,
  defaultResolver,
  dependence,
  importEvents,
  mediationPaths,
  pairTimeline,
  readActs,
  rollUp,
  symmetrise,
} from "@rapporteur/engines/relations";
import type { OptionsOf, RelationView } from "../../contract/analysis-options.ts";
import { parseCells } from "../../exchange/csv/parse-csv.ts";
import type { TableNeeds } from "../input/open-statements-library.ts";
import type { Gathered } from "../input/opened-statements.ts";
import { resolveName } from "../input/resolve-name.ts";
import { stateOfName } from "../input/state-of-name.ts";
import { loadSolver } from "../input/solver.ts";
import { left, right, type TableReport } from "../report.ts";

type RelationsOptions = OptionsOf<"relations">;

/** Statements, and event data to compare them with where there is any. */
export interface RelationsInput {
  readonly gathered: Gathered;
  /** Path of a file of events. */
  readonly events?: string | undefined;
}

interface Setting extends RelationsInput {
  readonly options: RelationsOptions;
  readonly acts: readonly Act[];
  readonly graph: ActorGraph;
  readonly name: (id: string) => string;
}

type ViewReport = Omit<TableReport, "basis">;

const actVariables = ["source", "target", "action", "speaker", "status", "weight", "date"];
const viewsWithWords: readonly RelationView[] = ["arcs", "pair"];

/** What a view looks at in tables of statements; all where words are printed. */
export function relationNeeds({ show }: Pick<RelationsOptions, "show">, printsWords: boolean): TableNeeds | undefined {
  if (printsWords && viewsWithWords.includes(show)) return undefined;
  return { ids: true, variables: (known) => known.filter((name) => actVariables.includes(name)) };
}

/** One view of the actor graph of gathered statements. */
export async function analyseRelations({ gathered, events }: RelationsInput, options: RelationsOptions): Promise<TableReport> {
  const { reading, rolled, graph } = actorGraphOf(gathered, options);
  const setting: Setting = { gathered, events, options, acts: rolled.acts, graph, name: (id) => gathered.names.get(id) ?? id };
  const report = await views[options.show](setting);
  const { status, self } = reading.leftAside;
  const aside = [
    ...(status > 0 ? [`${status} acts that are denied, supposed or called for are left aside.`] : []),
    ...(rolled.internal.length + self > 0 ? [`${rolled.internal.length + self} acts inside one actor are left aside.`] : []),
    ...(rolled.unattached.length > 0 && options.level !== "person"
      ? [`They act for no ${options.level} and stand for themselves: ${rolled.unattached.map(setting.name).join(", ")}.`]
      : []),
  ];
  return { ...report, notes: [...report.notes, ...aside], basis: graph.basis };
}

/** The acts that count, rolled up to a level of actors, and their graph. */
export function actorGraphOf(gathered: Gathered, { level, weighting }: Pick<RelationsOptions, "level" | "weighting">) {
  const reading = readActs(gathered.table, { review: gathered.review });
  const rolled = rollUp(reading.acts, gathered.entities, level);
  return { reading, rolled, graph: buildActorGraph(rolled.acts, { weighting }) };
}

const views: Readonly<Record<RelationView, (setting: Setting) => ViewReport | Promise<ViewReport>>> = {
  arcs: arcsView,
  pair: pairView,
  alignment: alignmentView,
  dependence: dependenceView,
  mediation: mediationView,
  balance: balanceView,
  blocks: blocksView,
  months: monthsView,
  compare: compareView,
};

/** The two actors of --between, as ids of the graph. */
function pairOf({ options, graph, gathered }: Setting): [string, string] {
  if (options.between === undefined) throw new RapporteurError("RAP_SERVICE_BETWEEN", { view: options.show });
  const [first, second] = options.between.map((word) => resolveName(word, graph.actors, gathered.entities));
  return [first ?? "", second ?? ""];
}

function clip(text: string, limit = 70): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}

function arcsView({ graph, gathered, name }: Setting): ViewReport {
  const arcs = graph.arcs.toSorted((a, b) => b.acts.length - a.acts.length);
  const rows = arcs.map((arc) => {
    const first = graph.acts[arc.acts[0] ?? 0];
    return [
      `${name(graph.actors[arc.source] ?? "")} → ${name(graph.actors[arc.target] ?? "")}`,
      arc.acts.length,
      arc.cooperation,
      arc.conflict,
      `${first?.action ?? ""} “${clip(gathered.quotes.get(first?.id ?? "") ?? "", 60)}”`,
    ];
  });
  return {
    title: "Who does what to whom",
    columns: [left("actors"), right("acts"), right("+"), right("−"), left("first act")],
    rows,
    notes: [],
    result: graph,
  };
}

function pairView(setting: Setting): ViewReport {
  const [first, second] = pairOf(setting);
  const { name, gathered } = setting;
  const timeline = pairTimeline(setting.acts, first, second);
  const rows = [...timeline.dated, ...timeline.undated].map((act) => [
    act.time === null ? "undated" : new Date(act.time).toISOString().slice(0, 10),
    `${name(act.source)} → ${name(act.target)}`,
    `${quadOf[act.action].endsWith("cooperation") ? "+" : "−"} ${act.action}`,
    `“${clip(gathered.quotes.get(act.id) ?? "")}”`,
  ]);
  return {
    title: `${name(first)} and ${name(second)}`,
    columns: [left("date"), left("direction"), left("action"), left("words")],
    rows,
    notes: [],
    result: timeline,
  };
}

function alignmentView(setting: Setting): ViewReport {
  const { graph, name, options } = setting;
  const found: Alignment[] = options.between === undefined ? alignmentMatrix(graph) : [alignment(graph, ...pairOf(setting))];
  const rows = found
    .toSorted((a, b) => b.actCount - a.actCount)
    .map((one) => [one.pair.map(name).join(" – "), one.scottPi, one.cohenKappa, one.signorinoRitterS, one.actCount, one.undefinedBecause ?? ""]);
  const columns = [left("pair"), right("Scott π"), right("Cohen κ"), right("S"), right("acts"), left("undefined because")];
  return {
    title: "Alignment: how alike two actors behave towards third ones",
    columns,
    rows,
    notes: ["S counts shared absences as likeness; π and κ correct for chance (Häge 2011)."],
    result: found,
  };
}

function dependenceView(setting: Setting): ViewReport {
  const [first, second] = pairOf(setting);
  const found = dependence(setting.graph, first, second);
  const rows = [
    [`share of ${setting.name(first)}’s cooperation that is with ${setting.name(second)}`, found.shares[0]],
    [`share of ${setting.name(second)}’s cooperation that is with ${setting.name(first)}`, found.shares[1]],
    ["asymmetry (above 0: the first depends more)", found.asymmetry],
    ["interdependence", found.interdependence],
    ["cooperative acts between them", found.sharedCount],
  ];
  return {
    title: "Dependence, by acts in place of trade (Barbieri 1996)",
    columns: [left("figure"), right("value")],
    rows,
    notes: ["It measures what the texts tell of, not what the actors exchange."],
    result: found,
  };
}

function mediationView(setting: Setting): ViewReport {
  const [first, second] = pairOf(setting);
  const found = mediationPaths(setting.graph, first, second, { rule: setting.options.rule });
  const rows = found.paths.map((path) => [path.actors.map(setting.name).join(" – "), path.weakestTie]);
  const notes = [`Rule for the sign of a tie: ${found.rule}.`, ...(found.isCapped ? ["More paths exist than are listed."] : [])];
  return {
    title: `Cooperative ways from ${setting.name(first)} to ${setting.name(second)}`,
    columns: [left("path"), right("acts on the weakest tie")],
    rows,
    notes,
    result: found,
  };
}

async function balanceView({ graph, name, options }: Setting): Promise<ViewReport> {
  const found = balanceReport(symmetrise(graph, options.rule), { solver: await loadSolver() });
  const { frustration, triangles } = found;
  const rows = [
    ["actors, signed ties, negative ties", `${found.actorCount}, ${found.edgeCount}, ${found.negativeCount}`],
    ["triangles +++, ++−, +−−, −−−", Object.values(triangles.counts).join(", ")],
    ["walk balance", found.walkBalance],
    [
      frustration.isExact ? "frustration index (exact)" : "frustration index (bounds)",
      frustration.isExact ? frustration.upper : `${frustration.lower} to ${frustration.upper}`,
    ],
    ["normalised, 1 is balanced", frustration.normalised],
    ["one side", frustration.sides[0].map(name).join(", ")],
    ["other side", frustration.sides[1].map(name).join(", ")],
    ["frustrated ties", frustration.edges.map((edge) => `${name(edge.source)} ${edge.sign === 1 ? "+" : "−"} ${name(edge.target)}`).join("; ")],
  ];
  const notes = [
    `Rule for the sign of a tie: ${found.rule}; it is a choice and moves these figures. ${found.unsignedPairs} pairs got no sign.`,
    `Method: ${frustration.method}.`,
  ];
  return { title: "Structural balance", columns: [left("figure"), left("value")], rows, notes, result: found };
}

function blocksView({ graph, name, options }: Setting): ViewReport {
  const signed = symmetrise(graph, options.rule);
  const found = balancedBlocks(signed, { blocks: options.blocks });
  const members = new Map<number, string[]>();
  for (const [node, id] of signed.nodes.entries()) {
    const block = found.blockOf[node] ?? 0;
    members.set(block, [...(members.get(block) ?? []), name(id)]);
  }
  const rows = [...members].sort(([a], [b]) => a - b).map(([block, names]) => [block + 1, names.join(", ")]);
  const proof = found.isExact ? "no division into that many blocks frustrates fewer" : "the best found; an upper bound";
  return {
    title: `Balanced blocks: ${found.frustrated.length} frustrated ties (${proof})`,
    columns: [right("block"), left("actors")],
    rows,
    notes: [`Rule for the sign of a tie: ${options.rule}.`],
    result: found,
  };
}

function monthsView({ acts }: Setting): ViewReport {
  const series = activitySeries(acts);
  const changes = changePoints(series.months.map((month) => month.conflict));
  const starts = new Set(changes.segments.slice(1).map((segment) => segment.start));
  const rows = series.months.map((month, index) => [
    month.month,
    month.cooperation,
    month.conflict,
    starts.has(index) ? "conflict changes here" : "",
  ]);
  return {
    title: "Cooperation and conflict by month",
    columns: [left("month"), right("+"), right("−"), left("")],
    rows,
    notes: [`Change points: ${changes.method}. ${series.undated} acts are undated.`],
    result: { series, changes },
  };
}

async function compareView(setting: Setting): Promise<ViewReport> {
  const { options, events, acts, name } = setting;
  const [first, second] = events === undefined ? speakersOf(setting) : [acts, await eventActs(setting, events)];
  const [one, other] = [buildActorGraph(first, { weighting: options.weighting }), buildActorGraph(second, { weighting: options.weighting })];
  const found = comparePictures(one, other);
  const rows = found.pairs.map((pair) => [`${name(pair.source)} → ${name(pair.target)}`, pair.balances[0], pair.balances[1], pair.verdict]);
  const notes = [`Overlap of pairs ${percent(found.overlap)}; the same sign in ${percent(found.signAgreement)} of the shared ones.`];
  return {
    title: "Two pictures of the same actors",
    columns: [left("actors"), right("first"), right("second"), left("verdict")],
    rows,
    notes,
    result: found,
  };
}

function percent(share: number | null): string {
  return share === null ? "undefined" : `${Math.round(share * 100)} %`;
}

function speakersOf(setting: Setting): [readonly Act[], readonly Act[]] {
  const { acts, options, gathered } = setting;
  if (options.between === undefined) throw new RapporteurError("RAP_SERVICE_BETWEEN", { view: "compare" });
  const speakers = [...new Set(acts.flatMap((act) => act.speaker ?? []))];
  const [first, second] = options.between.map((word) => resolveName(word, speakers, gathered.entities));
  return [acts.filter((act) => act.speaker === first), acts.filter((act) => act.speaker === second)];
}

async function eventActs({ gathered, options }: Setting, path: string): Promise<readonly Act[]> {
  const text = await readTextFile(path);
  const delimiter = (text.split("\n", 1)[0] ?? "").includes("\t") ? "\t" : ",";
  const rows = parseCells(text, path, { delimiter, isLax: true }).records.map((cells) => cells.map((cell) => cell ?? ""));
  return rollUp(importEvents(rows, { resolveActor: defaultResolver(stateOfName) }).acts, gathered.entities, options.level).acts;
}
