import type { Readout } from "@rapporteur/reader/readout";
import type { RoundupRecord } from "../../records/project-records.ts";

export interface EditedAnswers {
  readonly answers: Readout["answers"];
  /** Numbers of question and contribution ("0:2") of those that an editor approved or gave other words. */
  readonly approved: readonly string[];
}

/**
 * The answers as the editor left them: hidden ones are gone, and those with other words have these. Words that the contribution does not have change nothing:
 * an answer is always a quotation. Decisions over questions that are no longer asked are passed over.
 *
 * Cost: O(decisions × (questions + text)).
 */
export function editedAnswers(readout: Readout, decisions: NonNullable<RoundupRecord["answers"]>): EditedAnswers {
  let answers = [...readout.answers];
  const approved: string[] = [];
  for (const { question: asked, contribution, state, words } of decisions) {
    const question = readout.document.questions.findIndex(({ text }) => oneLine(text) === oneLine(asked));
    if (question < 0) continue;
    const isIt = (one: Readout["answers"][number]): boolean => one.question === question && one.contribution === contribution;
    if (state === "hidden") {
      answers = answers.filter((one) => !isIt(one));
      continue;
    }
    const passage = words === null ? null : findPassage(readout, contribution, words);
    if (passage !== null) answers = [...answers.filter((one) => !isIt(one)), { question, contribution, passages: [passage] }];
    if (answers.some(isIt)) approved.push(`${question}:${contribution}`);
  }
  const order = answers.toSorted((a, b) => a.question - b.question || a.contribution - b.contribution);
  return { answers: order, approved };
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Where a contribution says these words, whatever the spaces between them; null where it does not. */
function findPassage({ document }: Readout, contribution: number, words: string): [number, number] | null {
  const body = document.contributions[contribution]?.body;
  const wanted = oneLine(words);
  if (body === undefined || wanted === "") return null;
  const pattern = wanted
    .split(" ")
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("\\s+");
  const found = new RegExp(pattern, "u").exec(document.text.slice(...body));
  return found === null ? null : [body[0] + found.index, body[0] + found.index + found[0].length];
}
