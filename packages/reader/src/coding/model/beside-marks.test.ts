import { describe, expect, it } from "vitest";
import { analyseSyntax } from "../../language/index.ts";
import { findQuotes } from "../../language/heads/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { goesOn, saidBeside } from "./beside-marks.ts";

function speakerOf(text: string): string | null {
  const [marks] = findQuotes(text);
  const said = marks === undefined ? null : saidBeside(text, analyseSyntax(text, languageModel()), marks);
  return said === null ? null : text.slice(said.speaker.start, said.speaker.end);
}

describe("who says words in marks by the verb beside them", () => {
  it.each([
    ["behind, before its subject", "“We will not wait,” said Orlo Vastin.", "Orlo Vastin"],
    ["behind its subject", "“We will not wait,” Vastin told reporters in Oslo.", "Vastin"],
    ["behind a subject with its office", "“We will not wait,” Vastin, the mayor of Oslo, said on Monday.", "Vastin"],
    ["behind marks of other languages", "«We will not wait,» said Orlo Vastin.", "Orlo Vastin"],
    ["before a colon", "Vastin said: “We will not wait.”", "Vastin"],
    ["before a comma", "On Monday Vastin said, “We will not wait.”", "Vastin"],
  ])("%s", (_where, text, speaker) => {
    expect(speakerOf(text)).toBe(speaker);
  });

  it.each([
    ["no verb of saying", "The “peace” conference met in Oslo."],
    ["a phrase inside a sentence", "The answers, Vastin said, “were of great length”."],
    ["a verb of the next sentence", "They called it “a sham”. Vastin said that he was tired."],
  ])("not with %s", (_what, text) => {
    expect(speakerOf(text)).toBeNull();
  });
});

describe("a quoted sentence goes on from the one before", () => {
  const between = (text: string): boolean => {
    const [first, second] = findQuotes(text);
    return first !== undefined && second !== undefined && goesOn(text, first, second);
  };

  it.each(["“We wait,” said Vastin. “Not long.”", "“We wait,” said Vastin, the mayor of Oslo.\n\n“Not long.”"])("%j", (text) => {
    expect(between(text)).toBe(true);
  });

  it.each([
    ["an answer in the next paragraph", "“Do we wait?”\n\n“Not long.”"],
    ["a phrase", "“We wait,” said Vastin. He hates “long queues” in Oslo."],
    ["two sentences later", "“We wait,” said Vastin. He left. It rained. “Not long.”"],
  ])("not %s", (_what, text) => {
    expect(between(text)).toBe(false);
  });
});
