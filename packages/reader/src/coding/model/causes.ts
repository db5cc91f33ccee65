import type { CausalSide, CauseStatement } from "@rapporteur/core/model";
import type { Filler, Reading } from "../../language/heads/index.ts";
import { amountSign } from "./amount-sign.ts";
import { confidenceOf } from "./confidence.ts";
import { commonOf, holderOf, type ReadingContext, wordsOf } from "./reading-context.ts";

const signs: Readonly<Record<string, 1 | -1>> = { "+": 1, "-": -1 };

/** A statement for each pair of cause and effect that stand in words. */
export function causesOf(context: ReadingContext, reading: Reading): CauseStatement[] {
  const holder = holderOf(context, reading);
  const readSign = signs[reading.attributes["sign"]?.value ?? ""] ?? null;
  return (reading.roles["cause"] ?? []).flatMap((cause) =>
    (reading.roles["effect"] ?? []).flatMap((effect) => {
      const sides = { cause: sideOf(context, cause), effect: sideOf(context, effect) };
      if (sides.cause === null || sides.effect === null || (sides.cause.concept !== null && sides.cause.concept === sides.effect.concept)) return [];
      const amounts = amountSign(context.input.text, { link: reading.trigger, cause: sides.cause, effect: sides.effect });
      const sign = readSign === null ? null : (amounts ?? readSign);
      const confidence = confidenceOf(
        [reading.chance, cause.chance, effect.chance, reading.attributes["sign"]?.chance ?? 0.5],
        context.calibration["cause"],
      );
      const statement: CauseStatement = {
        ...commonOf(context, reading, { type: "cause", holder, confidence, fields: [sides.cause.concept, sides.effect.concept, sign] }),
        type: "cause",
        cause: sides.cause,
        effect: sides.effect,
        connective: [reading.trigger.start, reading.trigger.end],
        sign,
        strength: null,
      };
      return [statement];
    }),
  );
}

function sideOf(context: ReadingContext, filler: Filler): CausalSide | null {
  const words = wordsOf(context, filler);
  return words === null ? null : { ...words, concept: context.concepts.idOf(filler) };
}
