import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { wholeCompound, wholeWords, withDenial, withSubject } from "./whole-words.ts";

test.each<[text: string, cut: string, whole: string]>([
  ["They urged Quito to make the hard but needed cuts.", "make the hard", "make the hard but needed cuts"],
  ["The guild called its three old boats a burden.", "its three old", "its three old boats"],
  ["If the fee stays, the growers will “find other ports”.", "the growers will “find other ports", "the growers will “find other ports”"],
  ["Riga told Oslo to “keep the gate open by every means that it has”.", "“keep the gate open", "keep the gate open"],
  ['He said that "the fee is theft" and left.', 'the fee is theft"', '"the fee is theft"'],
  ['They want a "truce" in the port.', 'truce" in the port', '"truce" in the port'],
  ["The pact will hold.", "The pact will hold", "The pact will hold"],
])("%s: %s", (text, cut, whole) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(cut);
  const span = sentence === undefined ? null : wholeWords(text, sentence, { start, end: start + cut.length });
  expect(text.slice(span?.start, span?.end)).toBe(whole);
});

test.each<[text: string, cut: string, whole: string]>([
  ["The guild fears the metal prices of Lima.", "the metal", "the metal prices"],
  ["The fleet was praised at its creation years ago.", "creation", "creation"],
  ["They call the truce a trick.", "the truce", "the truce"],
  ["I find this argument weighty.", "argument", "argument"],
])("%s: %s, as a name", (text, cut, whole) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(cut);
  const span = sentence === undefined ? null : wholeCompound(sentence, { start, end: start + cut.length });
  expect(text.slice(span?.start, span?.end)).toBe(whole);
});

test.each<[text: string, cut: string, whole: string]>([
  ["The guards of Sudria should withdraw.", "withdraw", "The guards of Sudria should withdraw"],
  ["They should withdraw.", "withdraw", "withdraw"],
  ["The guards of Sudria should leave the port.", "leave the port", "leave the port"],
  ["The guards of Sudria, who had come over the hills in the spring, should withdraw.", "withdraw", "withdraw"],
])("%s: %s, with who does it", (text, cut, whole) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(cut);
  const span = sentence === undefined ? null : withSubject(sentence, { start, end: start + cut.length });
  expect(text.slice(span?.start, span?.end)).toBe(whole);
});

test.each<[text: string, cut: string, whole: string]>([
  ["We will not punish the sailors.", "punish the sailors", "not punish the sailors"],
  ["We won’t punish the sailors.", "punish the sailors", "won’t punish the sailors"],
  ["We will never punish the sailors.", "punish the sailors", "never punish the sailors"],
  ["We will punish the sailors.", "punish the sailors", "punish the sailors"],
  ["We did not say that they will sign.", "they will sign", "they will sign"],
])("%s: %s, with its own denial", (text, cut, whole) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(cut);
  const span = sentence === undefined ? null : withDenial(sentence, { start, end: start + cut.length });
  expect(text.slice(span?.start, span?.end)).toBe(whole);
});
