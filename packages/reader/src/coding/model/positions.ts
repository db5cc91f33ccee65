import type { PositionStatement, Span } from "@rapporteur/core/model";
import type { Reading } from "../../language/heads/index.ts";
import { advisedCourse } from "../concepts/advised-course.ts";
import { deedAfter } from "../concepts/deed-after.ts";
import { confidenceOf } from "./confidence.ts";
import { commonOf, type Holder, holdersOf, type ReadingContext } from "./reading-context.ts";

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
  const sentence = input.analysis.sentences[reading.sentence];
  return span === null || sentence === undefined ? span : deedAfter(sentence, advisedCourse(sentence, reading.trigger, span, isFor), reading.trigger);
}

function heldBy(context: ReadingContext, reading: Reading, holder: Holder): PositionStatement[] {
  const agreement = reading.attributes["side"]?.value === "for";
  const size = intensities[reading.attributes["intensity"]?.value ?? "plain"] ?? 0.7;
  return (reading.roles["concept"] ?? []).flatMap((filler) => {
    const concept = context.concepts.idOf({ ...filler, span: courseOf(context, reading, filler.span, agreement) });
    if (concept === null || concept === holder.speaker) return [];
    const confidence = confidenceOf(
      [reading.chance, filler.chance, holder.chance, reading.attributes["side"]?.chance ?? 0.5],
      context.calibration["position"],
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
