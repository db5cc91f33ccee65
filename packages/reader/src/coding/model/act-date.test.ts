import { expect, it } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { actDate } from "./act-date.ts";

const model = languageModel();

function dated(text: string, act: string, documentDate: string | null = "2034-05-12"): string | null {
  const sentence = analyse(text, { model }).sentences[0];
  if (sentence === undefined) throw new Error(`no sentence in “${text}”`);
  const start = text.indexOf(act);
  return actDate(text, { sentence, trigger: { start, end: start + act.length }, documentDate });
}

// 12 May 2034 is a Friday.
it.each([
  ["Norland seized the ferry on 9 May 2033.", "seized", "2033-05-09"],
  ["On March 3, 2031, Norland seized the ferry.", "seized", "2031-03-03"],
  ["Norland seized the ferry on 9 May.", "seized", "2034-05-09"],
  ["Norland seized the ferry on 20 December.", "seized", "2033-12-20"],
  ["Norland warned Sudria on Tuesday.", "warned", "2034-05-09"],
  ["Norland expelled two envoys yesterday.", "expelled", "2034-05-11"],
  ["The raid on 2 May was led by Norland.", "raid", "2034-05-02"],
])("%s: %s on %s", (text, act, day) => {
  expect(dated(text, act)).toBe(day);
});

it.each([
  ["Norland condemned the raid of 2 May.", "condemned"],
  ["Norland, which seized the ferry on 9 May, condemned Sudria.", "condemned"],
  ["Norland seized the ferry in May.", "seized"],
  ["Norland seized the ferry on 31 June.", "seized"],
])("%s: %s has no day", (text, act) => {
  expect(dated(text, act)).toBeNull();
});

it("needs a year where the document has no date", () => {
  expect(dated("Norland seized the ferry on 9 May.", "seized", null)).toBeNull();
  expect(dated("Norland seized the ferry on Tuesday.", "seized", null)).toBeNull();
  expect(dated("Norland seized the ferry on 9 May 2033.", "seized", null)).toBe("2033-05-09");
});
