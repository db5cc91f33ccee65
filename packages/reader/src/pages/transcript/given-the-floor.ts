import { floorLabel } from "./asker-labels.ts";
import { leadsTalk, welcomes } from "./host-words.ts";
import type { Turn } from "./turns.ts";

const operator = /^(?:the )?(?:conference )?(?:operator|coordinator|co-ordinator)$/i;
/** "The first question comes from Ada Lund", "We go to the line of Ada Lund", "Next, Ada Lund". */
const callsAsker = /\bquestions?\b[^.?!:]{0,40}\b(?:from|by)\b|\bline (?:of|from)\b|^next\b/i;

/** Labels of those whom the operator of a call gives the floor to ask: the person who speaks next and is named in the operator's words. Cost: linear in the turns. */
export function calledByOperator(turns: readonly Turn[]): ReadonlySet<string> {
  return new Set(
    turns.flatMap(({ label, units, words }, index) => {
      const next = turns[index + 1]?.label;
      if (!operator.test(label) || next === undefined || operator.test(next)) return [];
      const said = units.map(({ plain, start }) => plain.slice(Math.max(0, (words[0]?.start ?? start) - start))).join(" ");
      const surname = next.split(" ").at(-1) ?? next;
      return callsAsker.test(said.trim()) && said.toLowerCase().includes(surname.toLowerCase()) ? [next] : [];
    }),
  );
}

const asksFromFloor = (label: string): boolean => floorLabel.test(label) || /^(?:q\d?|reporters?|journalists?|press)$/i.test(label);
const fewestQuestions = 2;
const fewestAnswering = 2;

/**
 * Labels of those who open a briefing, never have the word behind a question from the floor, where two others have it, and lead the talk by what they say: they
 * give the floor to others. Cost: linear in the turns.
 */
export function givesTheFloor(turns: readonly Turn[]): ReadonlySet<string> {
  const isFloor = ({ label }: Turn): boolean => asksFromFloor(label) || operator.test(label);
  const answering = new Set(
    turns.flatMap((turn, index) => {
      const before = turns[index - 1];
      return before !== undefined && isFloor(before) && !isFloor(turn) ? [turn.label] : [];
    }),
  );
  if (turns.filter(isFloor).length < fewestQuestions || answering.size < fewestAnswering) return new Set();
  const others = [...new Set(turns.filter((turn) => !isFloor(turn) && !answering.has(turn.label)).map(({ label }) => label))];
  return new Set(others.filter((label) => turns.some((turn) => turn.label === label && (leadsTalk(turn) || welcomes(turn)))));
}
