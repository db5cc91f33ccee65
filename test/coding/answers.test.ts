import { describe, expect, test } from "vitest";
import { codeText } from "../../eval/reading/code-text.ts";

const page = `The corridor reopens. Can it last?

3 October 2031

Ukraine and Russia agreed to reopen the corridor. How will Moscow respond? What should Europe do, and who gains most?

A fragile deal

The corridor will most likely last through the winter. Moscow needs the fees. It will demand relief from sanctions.

European governments should escort the ships. The weather was fine.

Leyla Demir is a senior fellow at the Bosporus Policy Centre.

Egypt wins

Egypt gains most. Bread is cheaper in Cairo.

Tomasz Wrona is a retired rear admiral of the Polish navy.
`;

function answersOf(text: string): { question: string; contribution: number; passages: string[] }[] {
  const { coded, input } = codeText(new TextEncoder().encode(text), "page.txt");
  return coded.answers.map(({ question, contribution, passages }) => ({
    question: input.questions[question]?.text ?? "",
    contribution,
    passages: passages.map(([start, end]) => input.text.slice(start, end)),
  }));
}

describe("answers of a roundup", () => {
  const answers = answersOf(page);
  const to = (question: RegExp, contribution: number): string[] =>
    answers.find((answer) => question.test(answer.question) && answer.contribution === contribution)?.passages ?? [];

  test("an expectation answers “can it last”", () => {
    expect(to(/last/, 0)).toContain("The corridor will most likely last through the winter.");
  });

  test("what somebody is expected to do answers how it will respond", () => {
    expect(to(/Moscow/, 0)).toContain("It will demand relief from sanctions.");
  });

  test("a question that asks two things is answered by either", () => {
    expect(to(/Europe/, 0)).toContain("European governments should escort the ships.");
    expect(to(/Europe/, 1)).toContain("Egypt gains most.");
  });

  test("silence gives no entry", () => {
    expect(to(/Moscow/, 1)).toEqual([]);
  });
});

test("in an interview the answer follows the question", () => {
  const [answer] = answersOf(
    `"A border": an interview with Tamar Beridze\n\nTamar Beridze directs the Caucasus Desk at the Vienna Dialogue.\n\nIs this peace?\n\nIt is a start. Much depends on the villages. The rest is silence.\n\nWhat about Turkey?\n\nAnkara opened its border. Trade grew.\n`,
  );
  expect(answer).toMatchObject({ question: "Is this peace?", passages: ["It is a start. Much depends on the villages."] });
});
