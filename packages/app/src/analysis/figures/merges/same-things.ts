import { nameStem } from "@rapporteur/core/text";

/** Words that experts use for one thing; merges are suggested where names differ in them alone. A suggestion, never a decision. */
const sameThings: readonly string[] = [
  "ceasefire truce armistice",
  "sanction embargo",
  "danger risk threat",
  "aid assistance help",
  "talk negotiation dialogue",
  "war conflict",
  "accord agreement deal treaty pact",
  "troop soldier",
  "tariff duty toll",
  "election vote poll",
  "arm weapon",
  "trade commerce",
  "cut reduction",
  "rise increase growth",
  "border frontier",
  "migration immigration",
];

const senses = new Map(
  sameThings.flatMap((words) => {
    const stems = words.split(" ").map(nameStem);
    return stems.map((stem) => [stem, stems[0] ?? stem]);
  }),
);

/** What a stem of a name stands for. */
export function senseOf(stem: string): string {
  return senses.get(stem) ?? stem;
}
