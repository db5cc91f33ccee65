import { expect, it } from "vitest";
import { pageFrom } from "../page-for-tests.ts";
import { toPageUnits } from "../page-unit.ts";
import { addBody, openSection, type Section } from "../section.ts";
import { pageGraph } from "./page-graph.ts";
import { reviseSections } from "./revise-sections.ts";
import { ruleOwners } from "./rule-owners.ts";

const markup = "By Ada Lund\n\nThe port is closed. Nobody pays.\n\nKarl Rey: The port is open.\n\nSo it is said.";
const document = pageFrom(markup);
const graph = pageGraph(document, toPageUnits(document));
const [ada, karl] = ["Ada Lund", "Karl Rey"].map((name) => graph.people.names.indexOf(name) + 1) as [number, number];

/** One section of one person over everything under the byline. */
function byAda(): Section {
  const section = openSection(document.text.indexOf("The port is closed"));
  addBody(section, { start: section.start, end: document.text.length });
  section.people.push({ name: "Ada Lund", nameSpan: { start: 3, end: 11 }, roles: [], organizations: [] });
  return section;
}

function revised(owners: readonly number[], { isReport = false, sections = [byAda()] } = {}): string[] {
  const rules = ruleOwners(graph, sections, []);
  const known = sections.flatMap(({ people }) => people);
  const { sections: all } = reviseSections({ graph, rules, owners, sections, asides: [], known, isReport });
  return all.map(({ people, bodyStart, bodyEnd }) => `${people[0]?.name}: ${document.text.slice(bodyStart, bodyEnd).replace(/\n+/g, " / ")}`);
}

it("leaves a section as it is where the owners agree", () => {
  const rules = ruleOwners(graph, [byAda()], []);
  expect(rules.owners).toEqual([0, ada, ada, ada, ada]);
  expect(revised(rules.owners)).toEqual(["Ada Lund: The port is closed. Nobody pays. / Karl Rey: The port is open. / So it is said."]);
});

it("parts a section between two people, and leaves the label out", () => {
  expect(revised([0, ada, ada, karl, karl])).toEqual(["Ada Lund: The port is closed. Nobody pays.", "Karl Rey: The port is open. / So it is said."]);
});

it("goes on behind what is nobody's, and says that it is not theirs", () => {
  const rules = ruleOwners(graph, [byAda()], []);
  const { sections, asides } = reviseSections({
    graph,
    rules,
    owners: [0, ada, 0, ada, ada],
    sections: [byAda()],
    asides: [],
    known: [],
    isReport: false,
  });
  expect(sections).toHaveLength(1);
  expect(asides.map(({ start, end }) => document.text.slice(start, end))).toEqual(["Nobody pays."]);
});

it("makes a contribution of each stretch of a report", () => {
  expect(revised([0, ada, 0, karl, ada], { isReport: true })).toEqual([
    "Ada Lund: The port is closed.",
    "Karl Rey: The port is open.",
    "Ada Lund: So it is said.",
  ]);
});

it("gives somebody words whom the rules gave none", () => {
  expect(revised([0, 0, 0, karl, 0], { sections: [] })).toEqual(["Karl Rey: The port is open."]);
});

it("makes nothing over a section that begins within a sentence and stays", () => {
  const late = openSection(document.text.indexOf("open. "));
  addBody(late, { start: document.text.indexOf("is open."), end: document.text.indexOf("is open.") + "is open.".length });
  late.start = late.bodyStart;
  late.people.push({ name: "Ada Lund", nameSpan: { start: 3, end: 11 }, roles: [], organizations: [] });
  expect(revised([0, 0, 0, karl, karl], { sections: [late] })).toEqual(["Ada Lund: is open."]);
});

it("is of all who sign together, where the network hears one of them under their line", () => {
  const person = (name: string): Section["people"][number] => ({ name, nameSpan: { start: 0, end: 0 }, roles: [], organizations: [] });
  const people = ["Ada Lund", "Karl Rey"].map(person);
  const joint = [{ people, start: 0, end: document.text.indexOf("Karl Rey:") }];
  const rules = ruleOwners(graph, [], [], joint);
  expect(rules.together).toEqual([[ada, karl], [ada, karl], [ada, karl], [], []]);
  const { sections } = reviseSections({ graph, rules, owners: [0, ada, ada, karl, karl], sections: [], asides: [], known: people, isReport: false });
  expect(sections.map((section) => section.people.map(({ name }) => name))).toEqual([["Ada Lund", "Karl Rey"], ["Karl Rey"]]);
});
