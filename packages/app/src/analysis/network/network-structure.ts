import { nearestName, RapporteurError, ownValue } from "@rapporteur/core/base";
import {
  answerMatrix,
  BackboneLoss,
  buildNetwork,
  coalitionConcepts,
  type Communities,
  type ConceptRole,
  countBars,
  estimateIdealPoints,
  findBackbone,
  findCommunities,
  groupCongruence,
  type GroupStanding,
  nestBackbone,
  type NetworkOptions,
  testTies,
} from "@rapporteur/engines/network";
import { figure } from "../../present/text/text-table.ts";
import { basisOf, basisOfRows } from "./network-basis.ts";
import { clip, describeActors, groupRows, nameList, type NetworkViewReport } from "./network-report.ts";
import type { NetworkRequest } from "./network-request.ts";
import { resampledNote } from "./network-resampling.ts";
import { left, right, type ReportSection } from "../report.ts";

/** Runs with documents left out, to see whether groups return. */
const stabilityRuns = 50;

function communitiesOf(request: NetworkRequest, runs: number): Communities {
  const { method, groups, seed } = request.wishes;
  return findCommunities(request.table, request.network, { method, groups, seed, stabilityRuns: runs });
}

function groupsSection(found: Communities, options: NetworkOptions, notes: readonly string[]): ReportSection {
  const stability = found.stability === null ? "" : `, stability ${found.stability.toFixed(2)}`;
  return {
    title: `Communities (${found.method}): modularity ${found.modularity.toFixed(2)}${stability}; ${describeActors(options)}`,
    columns: [right("group"), right("members"), left("actors")],
    rows: groupRows(found.actors, found.membership),
    notes,
  };
}

export function communitiesView(request: NetworkRequest): NetworkViewReport {
  const { table, network: options, wishes } = request;
  const basis = basisOf(table, oneMode(options));
  const found = communitiesOf(request, wishes.runs ?? stabilityRuns);
  const interval = resampledNote(request, "modularity", (part) => findCommunities(part, options, { ...wishes, stabilityRuns: 0 }).modularity);
  const notes = [
    "Stability is the mean adjusted Rand index with a tenth of the documents left out: 1 where the groups always return, 0 where chance does as well.",
    ...interval,
  ];
  return { sections: [groupsSection(found, options, notes)], basis, result: () => found };
}

const oneMode = (options: NetworkOptions): NetworkOptions => ({ ...options, networkType: "onemode" });

export function backboneView(request: NetworkRequest): NetworkViewReport {
  const { table, network: options, wishes } = request;
  const basis = basisOf(table, oneMode(options));
  const loss = new BackboneLoss(table, options);
  return wishes.concepts === undefined && wishes.penalty === undefined
    ? { ...nestedBackbone(loss), basis }
    : { ...setBackbone(loss, request), basis };
}

type Unbased = Omit<NetworkViewReport, "basis">;

function nestedBackbone(loss: BackboneLoss): Unbased {
  const steps = [...nestBackbone(loss)];
  const rows = steps.map((step) => [step.iteration, step.concept, step.backboneLoss, step.redundantLoss, step.statements]);
  const notes = [
    `Spectra: ${loss.kind}. A loss of 0 means that the concepts left give the whole network's structure; the concept that goes last carries most.`,
  ];
  const columns = [right("out"), left("concept"), right("loss without"), right("loss of those out"), right("statements left")];
  return { sections: [{ title: "Nested backbone: concepts by how little their removal costs", columns, rows, notes }], result: () => steps };
}

function setBackbone(loss: BackboneLoss, { wishes }: NetworkRequest): Unbased {
  const found = findBackbone(loss, { size: wishes.concepts, penalty: wishes.penalty, seed: wishes.seed });
  const proof = found.method === "exact" ? "no set is better" : `a search; no loss falls below ${found.bound}, and no single change betters the set`;
  const rows = [
    ["backbone", found.backbone.length, found.backboneLoss, nameList(found.backbone, 40)],
    ["redundant", found.redundant.length, found.redundantLoss, nameList(found.redundant, 40)],
  ];
  const notes = [`Method: ${found.method} (${proof}). Networks compared: ${found.evaluations}. Spectra: ${loss.kind}.`];
  const columns = [left("set"), right("size"), right("loss"), left("concepts")];
  return { sections: [{ title: "Backbone: the concepts that give the network its structure", columns, rows, notes }], result: () => found };
}

export function coalitionView(request: NetworkRequest): NetworkViewReport {
  const { table, network: options } = request;
  const basis = basisOf(table, { ...oneMode(options), aggregation: "congruence" });
  const found = communitiesOf(request, 0);
  const membership = new Map(found.actors.map((actor, at) => [actor, found.membership[at] as number]));
  const concepts = coalitionConcepts(table, options, membership);
  const plain: NetworkOptions = { ...oneMode(options), normalization: "no", isolates: false };
  const congruence = buildNetwork(table, { ...plain, aggregation: "congruence" });
  const conflict = buildNetwork(table, { ...plain, aggregation: "conflict" });
  const standings = groupCongruence({ congruence, conflict }, membership);
  const sections = [
    groupsSection(found, options, []),
    conceptsSection("Inside groups: concepts that hold together first, that split last", concepts.within),
    conceptsSection("Between groups: concepts that divide first, that bridge last", concepts.between),
    standingsSection(standings),
  ];
  return { sections, basis, result: () => ({ communities: found, concepts, standings }) };
}

function conceptsSection(title: string, roles: readonly ConceptRole[]): ReportSection {
  const rows = roles.map((role) => [
    role.groups.map((group) => group + 1).join(" – "),
    clip(role.concept, 50),
    role.congruence,
    role.conflict,
    role.balance,
    `${role.actorsFor} / ${role.actorsAgainst} / ${role.actorsBoth}`,
  ]);
  const columns = [left("group"), left("concept"), right("congruence"), right("conflict"), right("balance"), left("for / against / both")];
  return { title, columns, rows, notes: [] };
}

function standingsSection(standings: readonly GroupStanding[]): ReportSection {
  const rows = standings.map((standing) => [
    standing.actor,
    `${standing.group + 1}${standing.isMember ? " (member)" : ""}`,
    standing.congruence,
    standing.conflict,
    standing.index,
  ]);
  const columns = [left("actor"), left("group"), right("mean congruence"), right("mean conflict"), right("index")];
  return { title: "Every actor and every group", columns, rows, notes: ["Index: (congruence − conflict) / (congruence + conflict), from −1 to 1."] };
}

export function tiesView(request: NetworkRequest): NetworkViewReport {
  const { table, network: options, wishes } = request;
  const basis = basisOf(table, oneMode(options));
  const found = testTies(table, options, { model: wishes.model, alpha: wishes.alpha, correction: wishes.correction });
  const kept = found.tests.filter(({ sign }) => sign !== 0).toSorted((a, b) => Math.min(a.pMore, a.pLess) - Math.min(b.pMore, b.pLess));
  const rows = kept.map((test) => [
    `${found.actors[test.first] ?? ""} – ${found.actors[test.second] ?? ""}`,
    test.sign > 0 ? "more" : "less",
    test.overlap,
    test.expected,
    Math.min(test.pMore, test.pLess).toExponential(1),
  ]);
  const notes = [
    `${kept.length} of ${found.tests.length} pairs share more, or less, than chance explains (${found.model}, alpha ${wishes.alpha ?? 0.05}, correction ${wishes.correction ?? "holm"}; ${found.itemCount} items).`,
  ];
  const columns = [left("pair"), left("shares"), right("items shared"), right("expected"), right("p")];
  return { sections: [{ title: `Ties beyond chance: ${describeActors(options)}`, columns, rows, notes }], basis, result: () => found };
}

export function barsView({ table, network: options }: NetworkRequest): NetworkViewReport {
  const { variable2: _, ...selection } = options;
  const found = countBars(table, selection);
  const levelCount = found.levels.length;
  const isBoolean = options.qualifier != null && ownValue(table.variables, options.qualifier)?.kind === "boolean";
  const heads = found.levels.map((level) => (isBoolean ? (level === "1" ? "yes" : "no") : level === "" ? "statements" : level));
  const rows = found.labels
    .map((label, at) => ({ label, counts: [...found.counts.subarray(at * levelCount, (at + 1) * levelCount)] }))
    .map(({ label, counts }) => ({ label, counts, sum: counts.reduce((sum, count) => sum + count, 0) }))
    .toSorted((a, b) => b.sum - a.sum)
    .map(({ label, counts, sum }) => [label, ...counts, ...(levelCount > 1 ? [sum] : [])]);
  const columns = [left(options.variable1), ...heads.map(right), ...(levelCount > 1 ? [right("all")] : [])];
  const title = `Statements of each ${options.variable1}${options.qualifier == null ? "" : ` by ${options.qualifier}`}`;
  const { labels, levels, counts } = found;
  return {
    sections: [{ title, columns, rows, notes: [] }],
    basis: basisOfRows(table, found.rows, found.steps),
    result: () => ({ labels, levels, counts }),
  };
}

export function idealPointsView(request: NetworkRequest): NetworkViewReport {
  const { table, network: options, wishes } = request;
  const basis = basisOf(table, { ...options, networkType: "twomode", aggregation: "combine", normalization: "no" });
  const { draws, seed, positive } = wishes;
  const dimensions = wishes.dimensions === 2 ? 2 : 1;
  const answers = answerMatrix(table, options);
  if (positive !== undefined && !answers.actors.includes(positive)) throw unknownActor(positive, answers.actors);
  const found = estimateIdealPoints(answers, { dimensions, draws, seed, positive });
  const axes = Array.from({ length: dimensions ?? 1 }, (_, axis) => axis);
  const heads = axes.flatMap((axis) => [right(axes.length > 1 ? `position ${axis + 1}` : "position"), left("95 % interval")]);
  const rows = found.actors
    .toSorted((a, b) => (b.positions[0]?.mean ?? 0) - (a.positions[0]?.mean ?? 0))
    .map(({ name, positions, answers }) => [
      name,
      ...positions.flatMap(({ mean, low, high }) => [mean, `${figure(low)} to ${figure(high)}`]),
      answers,
    ]);
  const notes = [
    `Largest R-hat ${found.largestRHat.toFixed(2)}${found.largestRHat > 1.1 ? ": the chains disagree, ask for more --draws" : ""}; seed ${found.seed}, ${found.draws} draws.`,
    "Actors and concepts with fewer than two answers are left out; who said both yes and no counts as silent on that concept.",
    "Which end is positive says nothing by itself; --positive NAME turns it.",
  ];
  return {
    sections: [{ title: `Ideal points of each ${options.variable1}`, columns: [left("actor"), ...heads, right("answers")], rows, notes }],
    basis,
    result: () => found,
  };
}

function unknownActor(value: string, actors: readonly string[]): RapporteurError {
  const near = nearestName(value, actors);
  return new RapporteurError("RAP_NETWORK_OPTION", {
    option: "positive",
    value,
    cure: near === null ? `name one of the actors with enough answers: ${nameList(actors)}` : `did you mean ${near}?`,
  });
}
