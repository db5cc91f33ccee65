import type { Question, Span } from "@rapporteur/core/model";
import type { Answer } from "../../readout/readout.ts";
import { partsOf } from "../answers/topic-index.ts";
import { answerKindOf } from "../answers/question-words.ts";
import type { CodingInput } from "../coding-input.ts";
import type { Sentence } from "../../language/sentence.ts";
import { sentenceIndexAt } from "../../language/tree/sentence-lookup.ts";
import type { MatterWords, WordsOfMatter } from "./matter-words.ts";
import { moving } from "./moving-verbs.ts";

/** What a yes-or-no question asks about, with the place of the words behind its "will". */
export interface AskedMatter extends WordsOfMatter {
  readonly place: Span;
}

/**
 * The questions with a yes or no that the sentences of answers are put to: "Not before June" under "Will the port reopen?" is said of the port. What contributions begin with answers
 * the only question that the page puts to all. Built once a document.
 */
export class AskedMatters {
  private readonly bySentence = new Map<number, AskedMatter>();
  private readonly sentences: readonly Sentence[];

  /** Cost: O(questions + contributions + sentences that answer). */
  constructor({ text, analysis, contributions }: CodingInput, { questions, answers, words }: Asking) {
    this.sentences = analysis.sentences;
    const matters = questions.map((question) => matterOf(text, question, words));
    for (const { question, passages } of answers) {
      const matter = matters[question];
      if (matter === null || matter === undefined) continue;
      for (const [start, end] of passages) this.put(matter, { start, end });
    }
    const [put, other] = matters.filter((_, index) => questions[index]?.from !== "body");
    if (put === null || put === undefined || other !== undefined) return;
    for (const { body } of contributions) this.put(put, { start: body[0], end: body[0] + 1 });
  }

  /** What the sentence of a statement is asked about; null where it answers no such question. */
  of({ start }: Span): AskedMatter | null {
    return this.bySentence.get(sentenceIndexAt(this.sentences, start)) ?? null;
  }

  private put(matter: AskedMatter, { start, end }: Span): void {
    const last = sentenceIndexAt(this.sentences, end - 1);
    for (let at = Math.max(0, sentenceIndexAt(this.sentences, start)); at <= last; at++)
      if (!this.bySentence.has(at)) this.bySentence.set(at, matter);
  }
}

/** The questions of a document and what answers them. */
export interface Asking {
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
  readonly words: MatterWords;
}

/** The part of a question that asks for a yes or a no, first of all whether something will happen; null where none does, or nobody can tell what. */
function matterOf(text: string, question: Question, words: MatterWords): AskedMatter | null {
  const parts = partsOf(text, question).map((place) => ({ place, asked: text.slice(place.start, place.end) }));
  const ofCourse = parts.filter(({ asked }) => answerKindOf(asked) === "forecast");
  for (const { place, asked } of ofCourse.length > 0 ? ofCourse : parts) {
    if (!isYesOrNo(asked)) continue;
    const matter = words.in(place);
    if ([...matter.words].some((word) => word !== moving))
      return { ...matter, place: { start: place.start + lengthToMatter(asked), end: place.end } };
  }
  return null;
}

function lengthToMatter(asked: string): number {
  const found = yesOrNo.exec(asked);
  const end = found === null ? 0 : found.index + found[0].length;
  return end + (/^\W*/.exec(asked.slice(end))?.[0].length ?? 0);
}

const openly = /\b(?:who|whom|whose|what|which|why|how|when|where)\b/i;
const yesOrNo =
  /(?:^|[,:;–—-]\s*|\b(?:and|so|but|then|now|that) )(?:will|would|wo(?:n['’]t)|is|are|isn['’]t|aren['’]t|does|do|doesn['’]t|don['’]t|can|could|might|shall|has|have)\b|\bwhether\b|\bif\b/i;

/** True for questions with a yes or a no: "So will it pass?", "in five years, will a train go?". */
export function isYesOrNo(question: string): boolean {
  return yesOrNo.test(question) && !openly.test(question);
}
