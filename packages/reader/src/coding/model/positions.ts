import type { PositionStatement, Span } from "@rapporteur/core/model";
import type { Reading } from "../../language/heads/index.ts";
import { advisedCourse } from "../concepts/advised-course.ts";
import { cueVerbs } from "../lexicons/cue-lexicon.ts";
import { deedAfter } from "../concepts/deed-after.ts";
import type { Sentence } from "../../language/sentence.ts";
import { indexAt } from "../../language/span-at.ts";
import { hasRelation, tokenAt } from "../../language/tree/tree.ts";
import { besideProduct, confidenceOf } from "./confidence.ts";
import { pronounClass } from "./pronoun-class.ts";
import { commonOf, type Holder, holdersOf, isFar, type ReadingContext } from "./reading-context.ts";
import { topOf } from "./token-span.ts";
import { withDenial } from "./whole-words.ts";

/** Intensities of the codebook. */
const intensities: Readonly<Record<string, number>> = { mild: 0.5, plain: 0.7, strong: 0.9 };

/**
 * A statement for each matter that the stance is on; none where nobody can tell what it is on, or who takes it: of such drafts 3 in 100 were right. The author of a part that nothing signs may still
 * be added.
 */
export function positionsOf(context: ReadingContext, reading: Reading): PositionStatement[] {
  const isAuthors = reading.roles["by"]?.[0]?.span === null;
  return holdersOf(context, reading).flatMap((holder) => (holder.speaker === null && !isAuthors ? [] : heldBy(context, reading, holder)));
}

function courseOf({ input }: ReadingContext, reading: Reading, span: Span | null, isFor: boolean): Span | null {
  const { sentences } = input.analysis;
  const sentence = sentences[reading.sentence];
  const own = span === null ? undefined : sentences[indexAt(sentences, span.start)];
  if (span === null || sentence === undefined || own === undefined) return span;
  return own === sentence ? deedAfter(sentence, advisedCourse(sentence, reading.trigger, span, isFor), reading.trigger) : withDenial(own, span);
}

/**
 * What tells, beside the model's own chances, how often a stance is right, on the logit scale: its degree, and whether it is taken in passing. Fitted on the 442 drafts of the corpus's
 * development part; either half of its documents alone gives nearly the same.
 */
const shifts = {
  any: 0.68,
  passing: -1.7,
  degree: new Map([
    ["mild", -0.6],
    ["strong", 1.35],
  ]),
};
const inPassing = ["acl", "advcl", "advmod", "amod", "appos", "csubj", "nmod", "nsubj", "obj", "obl", "xcomp"];

/** "The *foolish* vote was held" takes a stance in passing: its word does not head a main clause. */
export function stanceShift(sentence: Sentence | undefined, { attributes, trigger }: Pick<Reading, "attributes" | "trigger">): number {
  const top = sentence === undefined ? -1 : topOf(sentence, trigger);
  const isInPassing = sentence !== undefined && top >= 0 && hasRelation(tokenAt(sentence, top), inPassing);
  return shifts.any + (shifts.degree.get(attributes["intensity"]?.value ?? "") ?? 0) + (isInPassing ? shifts.passing : 0);
}

/** "Stressed that it *must not* be repeated" is for what these words say: their own "not" makes nobody an opponent of it. */
function saysDenial({ input }: ReadingContext, { trigger, sentence }: Reading, span: Span | null): boolean {
  const at = input.analysis.sentences[sentence];
  const verb = at === undefined ? -1 : topOf(at, trigger);
  if (at === undefined || span === null) return false;
  const isSaid = span.start >= trigger.end && cueVerbs.get(at.tokens[verb]?.lemma ?? "") === "say";
  const isInside = span.start <= trigger.start && trigger.end <= span.end;
  return (isSaid || isInside) && /\b(?:must|should|shall|ought) not\b/i.test(input.text.slice(span.start, span.end));
}

/** "Lund disagreed: “They have done it”", "I disagree: they have done it": what somebody says behind a colon is not what they are against. */
function isOwnWord({ input }: ReadingContext, { trigger }: Reading, span: Span | null): boolean {
  const words = span === null ? "" : input.text.slice(trigger.start, span.end);
  return /^(?:(?:disagree|differ)\w*[^.;?!"“]{0,60}:\s|[^.;?!"“]{0,80}:\s*["“])/i.test(words);
}

function isPronoun({ input }: ReadingContext, span: Span | null): boolean {
  return span !== null && pronounClass(input.text.slice(span.start, span.end)) !== null;
}

function heldBy(context: ReadingContext, reading: Reading, holder: Holder): PositionStatement[] {
  const isFor = reading.attributes["side"]?.value === "for";
  const size = intensities[reading.attributes["intensity"]?.value ?? "plain"] ?? 0.7;
  return (reading.roles["concept"] ?? []).flatMap((filler) => {
    const concept = context.concepts.idOf({ ...filler, span: courseOf(context, reading, filler.span, isFor) }, "named");
    const agreement = isFor || saysDenial(context, reading, filler.span);
    if (concept === null || concept === holder.speaker || (!isFor && isOwnWord(context, reading, filler.span))) return [];
    const confidence = confidenceOf(
      [reading.chance, filler.chance, holder.chance, reading.attributes["side"]?.chance ?? 0.5],
      context.calibration["position"],
      stanceShift(context.input.analysis.sentences[reading.sentence], reading) +
        besideProduct("position", reading.chance, { far: isFar(context, reading, filler.span), pronoun: isPronoun(context, filler.span) }),
    );
    const statement: PositionStatement = {
      ...commonOf(context, reading, { type: "position", holder, confidence, fields: [holder.speaker, concept, agreement] }),
      type: "position",
      concept,
      agreement,
      intensity: agreement ? size : -size,
    };
    return [statement];
  });
}
