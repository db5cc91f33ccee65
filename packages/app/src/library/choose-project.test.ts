import { expect, test } from "vitest";
import { chooseProject } from "./choose-project.ts";
import { mainProject } from "./workplace.ts";

const projects = (...named: [id: string, name: string][]) => named.map(([id, name]) => ({ record: { id, name } }));
const chosen = (given: ReturnType<typeof projects>, word?: string): string | undefined => chooseProject(given, word)?.record.id;

test("without a word it is the main project, else the first by name", () => {
  expect(chosen(projects(["a", "Alps"], [mainProject, "Zoo"]))).toBe(mainProject);
  expect(chosen(projects(["z", "Zoo"], ["a", "Alps"], ["b", "Baltic"]))).toBe("a");
  expect(chosen([])).toBeUndefined();
});

test("a word is an id, else a name in any case and with spaces around it", () => {
  const given = projects(["a", "b"], ["b", "Alps"]);
  expect([chosen(given, "b"), chosen(given, " ALPS "), chosen(given, "B")]).toEqual(["b", "b", "a"]);
  expect(chosen(given, "c")).toBeUndefined();
  expect(chosen(projects([mainProject, "Main"]), "other")).toBeUndefined();
});
