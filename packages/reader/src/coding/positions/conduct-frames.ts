import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { isPassive, subjectOf } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { isAsserted } from "./is-asserted.ts";
import { passageOf } from "./passage.ts";
import type { PositionFrame } from "./position-frame.ts";
import type { Stance } from "./stance-lexicon.ts";

/** Verbs that cannot be said of somebody without a verdict on what they do. */
const conduct: ReadonlyMap<string, Stance> = new Map([
  ...`mishandle mismanage misjudge misread miscalculate overreact overreach blunder bungle dither squander capitulate pander appease grandstand
     scaremonger kowtow prevaricate equivocate waffle fumble overstate exaggerate understate underestimate overestimate distort misrepresent mislead
     deceive whitewash sugarcoat scapegoat moralize moralise posture bluster bully meddle flounder flail parrot regurgitate trivialize gloss
     romanticize romanticise oversimplify misunderstand mischaracterize mischaracterise stonewall obfuscate dissemble pontificate vacillate procrastinate
     trample betray squabble bicker cheat cosset coddle misdiagnose misspend misallocate misapply misinterpret misstate mistreat misinform misgovern misrule overpromise overrate overspend
     overcomplicate overcorrect underrate underperform botch indulge overplay oversell gaslight`
    .split(/\s+/)
    .map((verb): [string, Stance] => [verb, -0.6]),
  ...["excel", "shine", "outshine"].map((verb): [string, Stance] => [verb, 0.6]),
]);

/** Those among them that things and arguments do too. */
const ofArguments =
  /^(?:overstate|exaggerate|understate|underestimate|overestimate|distort|misrepresent|mislead|oversimplify|misread|misunderstand|trample|betray|squander|gloss|misstate|misinterpret|misdiagnose|overrate|overcomplicate|overpromise)$/;

/** Verbs that are an act of somebody but a verdict on a thing: "the law violates the charter". */
const onlyOfThings = /^(?:violate|flout|breach|contravene|insult|demean|mock)$/;

/** "The general misjudged the neighbours", "the report overstates the danger": a verdict on whoever does so. */
export function conductFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [...judgedDeeds(sentence, index), ...failures(sentence, index)]);
}

function judgedDeeds(sentence: Sentence, verb: number): PositionFrame[] {
  const lemma = lemmaAt(sentence, verb);
  if (onlyOfThings.test(lemma)) return offences(sentence, verb);
  const value = tokenAt(sentence, verb).upos === "VERB" ? conduct.get(lemma) : undefined;
  if (value === undefined || isPassive(sentence, verb)) return [];
  return verdict(sentence, { verb, stance: isNegated(sentence, verb) ? -value * 0.7 : value, isOfThings: ofArguments.test(lemma) });
}

function offences(sentence: Sentence, verb: number): PositionFrame[] {
  const subject = subjectOf(sentence, verb);
  const isThing = subject !== null && tokenAt(sentence, subject).upos === "NOUN" && !isHumanNoun(lemmaAt(sentence, subject));
  const object = childBy(sentence, verb, "obj");
  if (!isThing || object === null || isPassive(sentence, verb) || tokenAt(sentence, verb).upos !== "VERB") return [];
  return verdict(sentence, { verb, stance: isNegated(sentence, verb) ? 0.4 : -0.5, isOfThings: true });
}

/** "Europe has failed to act": a duty not met; of things and plans it is only told ("the talks failed to produce a text"). */
function failures(sentence: Sentence, verb: number): PositionFrame[] {
  if (!/^(?:fail|neglect)$/.test(lemmaAt(sentence, verb)) || isNegated(sentence, verb)) return [];
  const duty = childBy(sentence, verb, "xcomp");
  const isOwed =
    duty !== null &&
    /^(?:see|grasp|understand|act|learn|deliver|do|defend|protect|respond|recognize|recognise|notice|anticipate|heed|explain|plan|prepare|prevent|confront|address|acknowledge|appreciate|honor|honour|consult|lead|stand|think|support|help|tackle|offer|provide|invest|make|take|ask|face|keep|realize|realise)$/.test(
      lemmaAt(sentence, duty),
    );
  return isOwed ? verdict(sentence, { verb, stance: -0.5, isOfThings: false }) : [];
}

interface Verdict {
  readonly verb: number;
  readonly stance: Stance;
  readonly isOfThings: boolean;
}

function verdict(sentence: Sentence, { verb, stance, isOfThings }: Verdict): PositionFrame[] {
  const subject = subjectOf(sentence, verb);
  if (subject === null || /^(?:i|we|you|who|what|which|that|there|one|nobody|everyone)$/i.test(tokenAt(sentence, subject).form)) return [];
  const { upos } = tokenAt(sentence, subject);
  const isSomebody = upos === "PROPN" || upos === "PRON" || isHumanNoun(lemmaAt(sentence, subject));
  const marks = childrenBy(sentence, verb, "mark").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  const isSupposed = marks.some((mark) => /^(?:if|unless|whether|to|when)$/.test(mark)) || modalOf(sentence, verb) !== null;
  if (isSupposed || (!isSomebody && !(isOfThings && upos === "NOUN")) || !isAsserted(sentence, verb)) return [];
  const { start, end } = passageOf(sentence, [subject, verb]);
  return [{ sentence, topic: subject, holder: "author", stance, from: start, to: end, pattern: "deserving" }];
}
