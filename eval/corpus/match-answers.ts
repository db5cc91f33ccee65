import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import type { GoldRecord, GoldSpan } from "./corpus-gold.ts";
import type { Tally } from "./match-readout.ts";

/**
 * The answers of a readout against the corpus, as pairs of a question and a contribution: one is right where the corpus says that its contribution answers its question and a passage of it overlaps a line that answers.
 * Cost: questions × answers × lines.
 */
export function scoreAnswers(record: GoldRecord, { document, answers }: Readout): Tally {
  const spanOf = new Map<number, GoldSpan>(record.lines.map((line) => [line.line, line]));
  const free = record.questions.flatMap((question) =>
    question.answers
      .filter(({ lines }) => lines.length > 0)
      .map(({ lines }) => ({ question, lines: lines.flatMap((line) => spanOf.get(line) ?? []) })),
  );
  const gold = free.length;
  let right = 0;
  for (const { question, passages } of answers) {
    const asked = document.questions[question];
    const at = free.findIndex(
      (one) =>
        asked !== undefined && meets(asked, one.question) && passages.some(([start, end]) => one.lines.some((line) => meets({ start, end }, line))),
    );
    if (at < 0) continue;
    free.splice(at, 1);
    right++;
  }
  return { right, found: answers.length, gold };
}

const meets = (left: GoldSpan, right: GoldSpan): boolean => left.start < right.end && right.start < left.end;
