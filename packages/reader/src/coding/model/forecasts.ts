import type { ForecastStatement, Horizon, TextSpan, VerbalProbability } from "@rapporteur/core/model";
import type { Reading } from "../../language/heads/index.ts";
import { findHorizons } from "../forecasts/horizon.ts";
import { confidenceOf } from "./confidence.ts";
import { forecastChance } from "./forecast-chance.ts";
import { commonOf, holderOf, type ReadingContext, wordsOf } from "./reading-context.ts";

const directions: Readonly<Record<string, 1 | 0 | -1>> = { yes: 1, no: -1, open: 0 };

/** A statement for each event that is expected. */
export function forecastsOf(context: ReadingContext, reading: Reading): ForecastStatement[] {
  const holder = holderOf(context, reading);
  const read = directions[reading.attributes["side"]?.value ?? ""] ?? 0;
  const term = wordsOf(context, reading.roles["term"]?.[0]) ?? { text: context.input.text.slice(reading.trigger.start, reading.trigger.end) };
  return (reading.roles["event"] ?? []).flatMap((filler) => {
    const words = wordsOf(context, filler);
    if (words === null || isTimeOnly(context, words)) return [];
    const direction = sideOfStated(forecastChance(term.text, read, context.scale), words) ?? read;
    // Marks of Markdown are no words of the event.
    const event = { ...words, text: affirmed(context.input.analysis.text.slice(words.start, words.end).trim(), direction) };
    const confidence = confidenceOf([reading.chance, filler.chance, reading.attributes["side"]?.chance ?? 0.5], context.calibration["forecast"]);
    const statement: ForecastStatement = {
      ...commonOf(context, reading, { type: "forecast", holder, confidence, fields: [event.text, direction] }),
      type: "forecast",
      event,
      direction,
      probability: forecastChance(term.text, direction, context.scale),
      horizon: horizonOf(context, reading, words),
      condition: wordsOf(context, reading.roles["condition"]?.[0]),
    };
    return [statement];
  });
}

/** A number that the text states says on which side of even the event is, whatever was read; not of an event that is denied itself, where nobody can tell of which one it is. */
function sideOfStated(chance: VerbalProbability | null, event: TextSpan): 1 | -1 | null {
  if (chance?.basis !== "stated" || chance.best === null || chance.best === 0.5) return null;
  return /\b(?:no|not|never|none|nobody|cannot)\b|n['’]t\b/i.test(event.text) ? null : chance.best > 0.5 ? 1 : -1;
}

/** "Before the end of June" is when, not what. */
function isTimeOnly({ input }: ReadingContext, words: TextSpan): boolean {
  return findHorizons(input.text, words, input.documentDate).some(({ start, end }) => start <= words.start + 1 && words.end - 1 <= end);
}

/** The event put affirmatively: its own "not" is told by the direction. */
function affirmed(words: string, direction: 1 | 0 | -1): string {
  const joined = words.replace(/\s+/g, " ");
  if (direction !== -1) return joined;
  return joined
    .replace(/\bwon['’]t\b/i, "will")
    .replace(/\b(will|would|can|could|may|might|shall|is|are|does|do) (?:not|never)\b/i, "$1")
    .replace(/\bcannot\b/i, "can")
    .replace(/\b(\w+)n['’]t\b/i, "$1")
    .replace(/\s{2,}/g, " ");
}

/** The words of time, with the days they name; what is no more than a time word inside the event counts where the reading names none. */
function horizonOf({ input }: ReadingContext, reading: Reading, event: TextSpan): Horizon | null {
  const named = reading.roles["horizon"]?.[0]?.span;
  const [found] = findHorizons(input.text, named ?? event, input.documentDate);
  if (named !== undefined && named !== null) {
    return { text: input.text.slice(named.start, named.end), start: named.start, end: named.end, from: found?.from ?? null, to: found?.to ?? null };
  }
  return found === undefined ? null : { text: input.text.slice(found.start, found.end), ...found };
}
