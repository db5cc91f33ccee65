import { seededRandom } from "@rapporteur/core/base";

/** Words as texts have them: few that are frequent, many that are rare. */
const vocabularySize = 20_000;

/** A text of so many invented words, by a seed: their frequencies fall as Zipf's law says. */
export function inventText(seed: number, words: number): string {
  const random = seededRandom(seed);
  return Array.from({ length: words }, () => inventWord(random)).join(" ");
}

/** The text with each word put in place of by another with this chance. */
export function changeWords(text: string, seed: number, chance: number): string {
  const random = seededRandom(seed);
  return text
    .split(" ")
    .map((word) => (random() < chance ? inventWord(random) : word))
    .join(" ");
}

function inventWord(random: () => number): string {
  const rank = Math.floor(vocabularySize ** random());
  return `w${rank.toString(36)}`;
}
