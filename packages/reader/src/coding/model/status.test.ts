import { expect, test } from "vitest";
import type { Reading } from "../../language/heads/index.ts";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { statusOf } from "./status.ts";

test.each<[text: string, kind: Reading["kind"], trigger: string, read: string, status: string]>([
  ["The levy did not only raise the rents.", "cause", "raise", "denied", "actual"],
  ["Not just Lomé condemned the raid.", "relation", "condemned", "denied", "actual"],
  ["Quito promised Lima a seat.", "relation", "promised", "actual", "actual"],
  ["Quito did not promise Lima a seat.", "relation", "promise", "denied", "denied"],
  ["Quito denied that it had promised Lima a seat.", "relation", "promised", "actual", "denied"],
  ["Quito denied that the closure was deliberate and blamed a faulty gate.", "cause", "blamed", "actual", "actual"],
  ["Quito dismissed reports that Lima had burnt the archive.", "relation", "burnt", "actual", "denied"],
  ["Quito did not deny that it had promised Lima a seat.", "relation", "promised", "actual", "actual"],
  ["Quito rejected the plan that Lima had offered.", "relation", "offered", "actual", "actual"],
])("%s", (text, kind, trigger, read, status) => {
  const start = text.indexOf(trigger);
  const reading = { kind, trigger: { start, end: start + trigger.length }, attributes: { status: { value: read, chance: 1 } } };
  expect(statusOf(analyse(text, { model: languageModel() }).sentences[0], reading)).toBe(status);
});

test.each([
  ["They did not pay because the budgets were exhausted.", "actual"],
  ["They fell, and not so much because the budgets were exhausted.", "denied"],
])("a denial that the sign has counted is none, another is: %s", (text, status) => {
  const start = text.indexOf("because");
  const attributes = { status: { value: "denied", chance: 1 }, sign: { value: "-", chance: 1 } };
  const reading = { kind: "cause" as const, trigger: { start, end: start + "because".length }, attributes };
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  expect(statusOf(sentence, reading)).toBe(status);
  expect(statusOf(sentence, { ...reading, attributes: { ...attributes, sign: { value: "+", chance: 1 } } })).toBe("denied");
});
