import { expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { editedAnswers } from "./edited-answers.ts";

const [first] = sampleReadout.answers;
const question = sampleReadout.document.questions[first?.question ?? 0]?.text ?? "";
const contribution = first?.contribution ?? 0;
const body = sampleReadout.document.contributions[contribution]?.body ?? [0, 0];
const decision = { question, contribution, state: "approved", words: null } as const;

it("an editor hides an answer, approves it, or gives it other words of its contribution", () => {
  const isIt = (one: (typeof sampleReadout.answers)[number]): boolean => one.question === first?.question && one.contribution === contribution;
  expect(editedAnswers(sampleReadout, [{ ...decision, state: "hidden" }]).answers.some(isIt)).toBe(false);
  const approved = editedAnswers(sampleReadout, [decision]);
  expect(approved.answers.find(isIt)).toEqual(first);
  expect(approved.approved).toEqual([`${first?.question}:${contribution}`]);
  const words = sampleReadout.document.text.slice(body[0], body[0] + 40).trim();
  const changed = editedAnswers(sampleReadout, [{ ...decision, words: words.replace(" ", "  ") }]).answers.find(isIt);
  expect(sampleReadout.document.text.slice(...(changed?.passages[0] ?? [0, 0]))).toBe(words);
});

it("words that the contribution does not have, and questions that nobody asks, change nothing", () => {
  expect(editedAnswers(sampleReadout, [{ ...decision, words: "words (that nobody wrote)" }]).answers).toEqual(sampleReadout.answers);
  expect(editedAnswers(sampleReadout, [{ ...decision, question: "Why?", state: "hidden" }])).toEqual({
    answers: sampleReadout.answers,
    approved: [],
  });
});

it("other words are found over line ends and with signs that mean something to a search, and the answers stay in order", () => {
  const text = "No. Well (as\nthey say) 3 + 4 [is] 7.\nYes, he said.";
  const at = text.indexOf("\nYes") + 1;
  const [one] = sampleReadout.document.contributions;
  if (one === undefined) throw new Error("the sample has contributions");
  const contributions = [
    { ...one, body: [0, at - 1] as [number, number] },
    { ...one, body: [at, text.length] as [number, number] },
  ];
  const questions = ["First?", "Second  question?"].map((words) => ({ text: words, start: 0, end: 1, from: "standfirst" as const }));
  const readout = { ...sampleReadout, answers: [], document: { ...sampleReadout.document, text, contributions, questions } };
  const given = (asked: string, number: number, words: string) => ({ question: asked, contribution: number, state: "approved" as const, words });
  const { answers, approved } = editedAnswers(readout, [
    given("Second question?", 1, "he said."),
    given("Second question?", 0, "(as they say) 3 + 4 [is]"),
    given("First?", 1, "Yes"),
    given("First?", 0, " "),
    given("First?", 9, "Yes"),
    given("First?", 0, "he said"),
  ]);
  expect(
    answers.map(({ question: asked, contribution: number, passages }) => [asked, number, passages.map((passage) => text.slice(...passage))]),
  ).toEqual([
    [0, 1, ["Yes"]],
    [1, 0, ["(as\nthey say) 3 + 4 [is]"]],
    [1, 1, ["he said."]],
  ]);
  expect(approved).toEqual(["1:1", "1:0", "0:1"]);
});
