import { splitSentences } from "../../language/syntax/split-sentences.ts";
import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import { type NameForms, personOf } from "../people/name-forms.ts";

/** A stretch of a report that gives what one person says. */
export interface Passage extends Span {
  readonly person: MarkedPerson;
}

const reporting =
  "says?|said|tells?|told|argues?|argued|adds?|added|believes?|believed|warns?|warned|notes?|noted|thinks?|thought|contends?|contended|observes?|observed|cautions?|cautioned|maintains?|maintained|explains?|explained|reckons?|reckoned|insists?|insisted|suggests?|suggested|points? out|pointed out|writes?|wrote|predicts?|predicted|expects?|expected|doubts?|doubted|concludes?|concluded|claims?|claimed|stresses|stressed|replies|replied|retorts?|retorted|agrees|agreed|disagrees|disagreed|counters?|countered|remarks?|remarked|sees|saw|asks?|asked|puts it|calls|called|recalls?|recalled|acknowledges|acknowledged|concedes?|conceded|admits?|admitted|sums up|continues|continued|jokes|quips|sighs|offers|recommends?|recommended|urges?|urged|wants|fears?|feared|hopes?|hoped|worries|worried|estimates?|estimated|judges?|judged|dismisses|dismissed|favou?rs|holds|would|finds?|found|answers?|answered|sketches|describes?|described|foresees?|foresaw|takes|gives|puts";
/** Of these verbs the name behind them is who hears. */
const hearing =
  /^(?:tells?|told|asks?|asked|calls?|called|urges?|urged|takes|gives|puts|would|wants|sees|saw|describes?|described|dismisses|dismissed|favou?rs|recalls?|finds?|found)$/;
const stance =
  "is (?:less |more |not |not so |not as |far from |rather )?(?:sure|sceptical|skeptical|optimistic|pessimistic|convinced|certain|doubtful|confident|worried|hopeful|persuaded|alarmed|cautious|blunt|blunter)";
const spoken = reporting
  .split("|")
  .filter((verb) => !hearing.test(verb))
  .join("|");
const adverb = "(?:\\p{Ll}+ly,? )?";
const nameWords = "(?:(?:van der|van den|van de|ter|de la|van|von|de|der|al-|el-|bin|Mac|Le|Ó) ?)?\\p{Lu}[\\p{L}’'-]+";

/** Name before its verb, with an apposition between at most; verb before the name; "according to", "for" and the like. */
const nameThenVerb = new RegExp(
  `(?<![\\p{L}])(${nameWords}(?: (?:\\p{Lu}\\. )?${nameWords}){0,3})(?:,? \\([^()]{2,90}\\)|, [^“”"\\n;]{3,220}?,)? ${adverb}(?:also |however |too |still |meanwhile |has |had )?(?:${reporting}|${stance})(?![\\p{L}])`,
  "gu",
);
const verbThenName = new RegExp(
  `(?<![\\p{L}])(?:${spoken}) (?:the |Dr |Professor |Ambassador )?(${nameWords}(?: (?:\\p{Lu}\\. )?${nameWords}){0,3})(?![\\p{L}])`,
  "gu",
);
const frames = new RegExp(
  `(?:[Aa]ccording to|[Ff]or|[Ii]n the view of|[Ii]n the words of|as|[Aa]s|[Ii]n) (${nameWords}(?: (?:\\p{Lu}\\. )?${nameWords}){0,3})(?:[’']s (?:view|eyes|reading|opinion|judgement|judgment|phrase|words|telling))?(?:, [^“”"\\n;]{3,220}?,| \\([^()]{2,90}\\))?(?:,| puts it| sees it| has it| says)`,
  "gu",
);
const leading = new RegExp(`^(${nameWords}(?: (?:\\p{Lu}\\. )?${nameWords}){0,3})(?: \\([^()]{2,90}\\))?:\\s+["“]`, "u");
const takesUp = new RegExp(
  `(?:^|[“”"] ?,? ?|[.] )(?:[Hh]e|[Ss]he|[Tt]hey) ${adverb}(?:also |has |had )?(?:${reporting})(?![\\p{L}])|(?:${reporting}) (?:he|she|they)[.,]?`,
  "u",
);

/**
 * What a paragraph or item of a report gives as said by which of the experts, sentence by sentence: a sentence with a name and a verb of saying is that
 * expert's; one that goes on with a pronoun, or with nothing but a quotation, is of whoever spoke before it. Cost: linear.
 */
export function passagesIn(text: string, unit: Span, people: readonly NameForms[]): Passage[] {
  // A wrapped line is as good as a whole one.
  const slice = text.slice(unit.start, unit.end).replace(/\s/g, " ");
  const sentences = joinedByQuotes(slice, splitSentences(slice));
  const speakers = sentences.map(({ start, end }) => speakerOf(slice.slice(start, end), people));
  const passages: Passage[] = [];
  let last: MarkedPerson | null = null;
  for (const [index, sentence] of sentences.entries()) {
    const words = slice.slice(sentence.start, sentence.end);
    const own = speakers[index] ?? null;
    const goesOn: boolean = own === null && last !== null && (takesUp.test(words) || isQuotation(words));
    const opens: MarkedPerson | null = own === null && !goesOn && isQuotation(words) ? (speakers[index + 1] ?? null) : null;
    const person: MarkedPerson | null = own ?? opens ?? (goesOn ? last : null);
    if (person) addPassage(passages, { start: unit.start + sentence.start, end: unit.start + sentence.end, person });
    last = person;
  }
  return passages;
}

function addPassage(passages: Passage[], passage: Passage): void {
  const before = passages.at(-1);
  if (before && before.person === passage.person) passages[passages.length - 1] = { ...before, end: passage.end };
  else passages.push(passage);
}

/** A sentence break inside quotation marks parts nothing: what stands between them is of one speaker. */
function joinedByQuotes(text: string, sentences: readonly Span[]): Span[] {
  const joined: Span[] = [];
  let depth = 0;
  for (const sentence of sentences) {
    const last = joined.at(-1);
    if (last && depth > 0) joined[joined.length - 1] = { start: last.start, end: sentence.end };
    else joined.push({ start: sentence.start, end: sentence.end });
    const words = text.slice(sentence.start, sentence.end);
    const straight = (words.match(/"/g) ?? []).length;
    depth = Math.max(0, depth + (words.match(/“/g) ?? []).length - (words.match(/”/g) ?? []).length + (straight % 2 === 0 ? 0 : depth > 0 ? -1 : 1));
  }
  return joined;
}

function isQuotation(words: string): boolean {
  return /^["“].*["”][.]?$/su.test(words.trim());
}

/** The expert whom a sentence names with a verb of saying, outside quotation marks. */
function speakerOf(words: string, people: readonly NameForms[]): MarkedPerson | null {
  const plain = words.replace(/“[^”]*”|"[^"]*"/g, (quoted) => `“${" ".repeat(Math.max(0, quoted.length - 2))}”`);
  const lead = leading.exec(plain);
  const led = lead && personOf(lead[1] ?? "", people);
  if (led) return led;
  for (const pattern of [nameThenVerb, verbThenName, frames]) {
    for (const match of plain.matchAll(pattern)) {
      const person = nearestPerson(match[1] ?? "", people);
      if (person) return person;
    }
  }
  return null;
}

/** "But Ada" is Ada: words at the start of a sentence look like names. */
function nearestPerson(written: string, people: readonly NameForms[]): MarkedPerson | null {
  const words = written.replace(/[’']s$/, "").split(" ");
  for (let from = 0; from < words.length; from++) {
    const person = personOf(words.slice(from).join(" "), people);
    if (person) return person;
  }
  return null;
}
