import type { Turn } from "./turns.ts";

const operator = /^(?:the )?(?:conference )?(?:operator|coordinator|co-ordinator)$/i;
/** "The first question comes from Ada Lund", "We go to the line of Ada Lund", "Next, Ada Lund". */
const callsAsker = /\bquestions?\b[^.?!:]{0,40}\b(?:from|by)\b|\bline (?:of|from)\b|^next\b/i;

/** Labels of those whom the operator of a call gives the floor to ask: whoever speaks next and is named in the operator's words. Cost: linear in the turns. */
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
