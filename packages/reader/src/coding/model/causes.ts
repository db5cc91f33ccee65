import type { CausalSide, CauseStatement, Span } from "@rapporteur/core/model";
import type { Filler, Reading } from "../../language/heads/index.ts";
import { deedAfter } from "../concepts/deed-after.ts";
import { indexAt } from "../../language/span-at.ts";
import { besideProduct, confidenceOf } from "./confidence.ts";
import { commonOf, holderOf, isFar, type ReadingContext, wordsOf } from "./reading-context.ts";

const signs: Readonly<Record<string, 1 | -1>> = { "+": 1, "-": -1 };

/** A statement for each pair of cause and effect that stand in words. */
export function causesOf(context: ReadingContext, reading: Reading): CauseStatement[] {
  const holder = holderOf(context, reading);
  const readSign = signs[reading.attributes["sign"]?.value ?? ""] ?? null;
  return (reading.roles["cause"] ?? []).flatMap((cause) =>
    (reading.roles["effect"] ?? []).flatMap((effect) => {
      const whole = withDeed(context, effect, reading.trigger);
      const sides = { cause: sideOf(context, cause, reading.trigger), effect: sideOf(context, whole, reading.trigger) };
      if (sides.cause === null || sides.effect === null || (sides.cause.concept !== null && sides.cause.concept === sides.effect.concept)) return [];
      const words = { link: reading.trigger, cause: sides.cause, effect: sides.effect };
      // What somebody is brought to do comes about.
      const made = whole.span?.end === effect.span?.end ? null : 1;
      const amounts = made ?? amountSign(context.input.text, words) ?? absenceSign(context.input.text, words);
      const sign = readSign === null ? null : (amounts ?? readSign);
      const confidence = confidenceOf(
        [reading.chance, cause.chance, effect.chance, reading.attributes["sign"]?.chance ?? 0.5],
        context.calibration["cause"],
        besideProduct("cause", reading.chance, {
          far: isFar(context, reading, sides.cause) || isFar(context, reading, sides.effect),
          forward: sides.cause.start < sides.effect.start,
        }),
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

function sideOf(context: ReadingContext, filler: Filler, trigger: Span): CausalSide | null {
  const words = wordsOf(context, filler);
  if (words === null) return null;
  // Of "without aid" the aid is what is wanting; its absence is the link, which the sign counts.
  const link = trigger.start === words.start ? (/^without\s+(?=\S)/i.exec(words.text)?.[0].length ?? 0) : 0;
  return { text: words.text.slice(link), start: words.start + link, end: words.end, concept: context.concepts.idOf(filler, "counted") };
}

/** "The raid prompted *the traders* to leave": the effect is what they do, where the words that name it stop at who does it. */
function withDeed({ input }: ReadingContext, effect: Filler, link: Span): Filler {
  const { sentences } = input.analysis;
  const sentence = effect.span === null ? undefined : sentences[indexAt(sentences, effect.span.start)];
  return effect.span === null || sentence === undefined ? effect : { ...effect, span: deedAfter(sentence, effect.span, link) };
}

/** Links that say that one thing follows from another, and nothing of whether it rises or falls. */
const evenLink =
  /^(?:(?:will|would|may|might|could|can|has|have|had|also|only|soon|thus|therefore|inevitably)\s+)*(?:mean|means|meant|spell|spells|spelled|spelt|bring|brings|brought|cause|causes|caused|produce|produces|produced|(?:allow|breed|compel|creat|driv|enabl|encourag|feed|forc|fuel|induc|oblig|prompt|provok|push|spark|stok|trigger)(?:e?s|e|l?ed)?|bred|drove|driven|fed|(?:lead|leads|led|amount|amounts|amounted)(?:\s+to)?|(?:result|results|resulted)(?:\s+in)?)(?:\s+that)?$/i;

/** Words of amount by which a matter falls; a capital makes a name of them ("Lower Silesia"). */
const falling =
  "less|[Ff]ewer|lower|falling|declining|decreasing|shrinking|dwindling|diminishing|diminished|reduced|weaker|weakening|smaller|Less|Falling|Declining|Reduced|Weaker";
const lacking = "(?:lack|absence|shortage|scarcity|loss|decline|drop|fall)s?\\s+(?:of|in)(?:\\s+(?:an?|the|any|such|its|their))?";
const before = new RegExp(`(?:^|[^\\p{L}\\p{N}-])(?:${falling}|${lacking})[\\s*_]+$`, "u");
const first = new RegExp(`^(?:${falling})\\s`, "u");

/** What is lost or harmed comes about itself, by a link that says so: "means a blow to trade" is +1. */
const loss = /^(?:(?:an?|the|some|any|more|further|great|heavy|serious)\s+)*(?:blow|damage|delay|harm|hit|injur|layoff|loss|setback|shortage)\w*\b/i;

const making = /^(?:(?:will|would|may|might|could|can|has|have|had|also|only)\s+)*(?:ma(?:ke|kes|de|king)|render(?:s|ed|ing)?)$/i;
const hinder =
  "more (?:difficult|complicated|costly|expensive|remote)|less \\p{L}+|harder|costlier|dearer|rarer|slower|impossible|unlikely|pointless";
const further = "easier|likelier|cheaper|faster|(?:more )?(?:likely|possible|probable)|inevitable|necessary";
const degrees = "(?:(?:much|far|even|still|almost|all but|any)\\s+)*";
const hindered = new RegExp(`^\\s+${degrees}(?:${hinder})\\b`, "iu");
const furthered = new RegExp(`^\\s+${degrees}(?:${further})\\b`, "iu");

const become = /\s(?:angrier|better|bolder|calmer|poorer|richer|safer|stronger|weaker|worse)$/iu;

/** "Makes a deal harder" is −1 and "easier" +1, of the deal; what something is made comes about: "makes *both sides poorer*". */
function madeSign(text: string, { start, end }: Span): 1 | -1 | null {
  if (become.test(text.slice(start, end))) return 1;
  const behind = text.slice(end, end + 40);
  return hindered.test(behind) ? -1 : furthered.test(behind) ? 1 : null;
}

/**
 * The sign that words of amount give where the link has none of its own (codebook K4): "tolls mean less traffic" is −1, "fewer patrols meant fewer arrests" +1.
 * Null where neither side falls or the link says by itself what rises: then the reading model's sign stands.
 */
export function amountSign(
  text: string,
  { link, cause, effect }: { readonly link: Span; readonly cause: Span; readonly effect: Span },
): 1 | -1 | null {
  const words = text.slice(link.start, link.end);
  if (making.test(words)) return madeSign(text, effect);
  const isInside = link.start >= effect.start && link.end <= effect.end;
  if (!isInside && !evenLink.test(words)) return null;
  const falls = ({ start, end }: Span): boolean => before.test(text.slice(Math.max(0, start - 30), start)) || first.test(text.slice(start, end));
  const [less, fewer] = [falls(cause), falls(effect)];
  if (loss.test(text.slice(effect.start, effect.end))) return less ? -1 : 1;
  if (isInside || (!less && !fewer)) return null;
  return less === fewer ? 1 : -1;
}

/**
 * The sign of "without" (codebook K4): what does not come about without the cause rises with it ("without rain there is no harvest" is +1), what comes about without it falls.
 * Null for every other link. Of 29 such links in the corpus that people annotated, 28 have the sign that this gives.
 */
export function absenceSign(text: string, { link, effect }: { readonly link: Span; readonly effect: Span }): 1 | -1 | null {
  if (!/^without$/i.test(text.slice(link.start, link.end).trim())) return null;
  const clause =
    text
      .slice(Math.max(0, effect.start - 40), effect.start)
      .split(/[.;?!\n]|,\s/)
      .at(-1) ?? "";
  return denied.test(clause) ? 1 : -1;
}

const denied = /\b(?:no|not|never|cannot|los(?:e|es|t|ing)|lack(?:s|ed)?)\b|n['’]t\b/i;
