/** Longer lines are asked of once or twice, and would take room. */
const longest = 400;
const most = 1_000;

/** What was answered of a line, by the number of the test. */
type Answers = (boolean | undefined)[];

const known = new Map<string, Answers>();
let lastWords = "";
let lastAnswers: Answers = [];
let tests = 0;

/**
 * A test of lines that remembers its last answers: what kind of line one is, is asked of the same line by most steps between a page and its blocks, one after
 * the other.
 *
 * @param test gives the same for the same words
 * Cost: a comparison for the line that was asked of last, else one look-up; of at most a thousand short lines answers are kept.
 */
export function remembered(test: (words: string) => boolean): (words: string) => boolean {
  const number = tests++;
  return (words) => {
    if (words.length > longest) return test(words);
    const answers = words === lastWords ? lastAnswers : answersOf(words);
    const before = answers[number];
    if (before !== undefined) return before;
    const answer = test(words);
    answers[number] = answer;
    return answer;
  };
}

function answersOf(words: string): Answers {
  let answers = known.get(words);
  if (answers === undefined) {
    answers = [];
    if (known.size >= most) known.clear();
    known.set(words, answers);
  }
  lastWords = words;
  lastAnswers = answers;
  return answers;
}
