import { expect, test } from "vitest";
import type { Reading } from "../../language/heads/index.ts";
import { analyse } from "../../language/index.ts";
import { isAsked } from "../../language/tree/answered-clause.ts";
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
  ["Quito did not deny that it had promised Lima a seat.", "relation", "promised", "actual", "hypothetical"],
  ["Quito has never denied that it promised Lima a seat.", "relation", "promised", "denied", "hypothetical"],
  ["Quito neither confirmed nor denied that Lima had burnt the archive.", "relation", "burnt", "denied", "hypothetical"],
  ["Quito would not confirm that Lima had burnt the archive.", "relation", "burnt", "denied", "hypothetical"],
  ["Quito confirmed that Lima had not burnt the archive.", "relation", "burnt", "denied", "denied"],
  ["Quito confirmed that Lima had burnt the archive.", "relation", "burnt", "actual", "actual"],
  ["I do not deny that Lima has burnt the archive.", "relation", "burnt", "denied", "actual"],
  ["Nobody can deny that Lima has burnt the archive.", "relation", "burnt", "denied", "actual"],
  ["No one denies that Lima has burnt the archive.", "relation", "burnt", "denied", "actual"],
  ["Few would deny that Lima has burnt the archive.", "relation", "burnt", "denied", "actual"],
  ["There is no denying that Lima has burnt the archive.", "relation", "burnt", "denied", "actual"],
  ["It cannot be denied that Lima has burnt the archive.", "relation", "burnt", "denied", "actual"],
  ["It is hard to deny that Lima has burnt the archive.", "relation", "burnt", "denied", "actual"],
  ["Quito denied that it had not promised Lima a seat.", "relation", "promised", "denied", "denied"],
  ["It is a myth that Lima burnt the archive.", "relation", "burnt", "actual", "denied"],
  ["It is no myth that Lima burnt the archive.", "relation", "burnt", "actual", "actual"],
  ["Rumours that Lima had burnt the archive were never confirmed.", "relation", "burnt", "actual", "hypothetical"],
  ["Quito has yet to condemn the raid.", "position", "condemn", "actual", "denied"],
  ["Quito stopped short of condemning the raid.", "position", "condemning", "actual", "denied"],
  ["Quito came close to attacking Lima.", "relation", "attacking", "actual", "denied"],
  ["Quito had come to condemn the raid.", "position", "condemn", "actual", "actual"],
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

test.each([
  ["Officials would not say whether Quito had burnt the archive.", "burnt", true],
  ["It is not clear whether Quito burnt the archive or not.", "burnt", true],
  ["Whether Quito burnt the archive is still unknown.", "burnt", true],
  ["Quito burnt the archive, and nobody asked whether Lima knew.", "burnt", false],
  ["Quito asked whether Lima, which had burnt the archive, would pay.", "burnt", false],
  ["Officials said that Quito had burnt the archive.", "burnt", false],
])("asked or not: %s", (text, words, expected) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(words);
  expect(isAsked(sentence, { start, end: start + words.length })).toBe(expected);
});
