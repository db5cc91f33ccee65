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
