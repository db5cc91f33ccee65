import type { PageUnit } from "../page-unit.ts";
import { floorLabel } from "./asker-labels.ts";
import { leadsTalk, welcomes } from "./host-words.ts";
import type { Turn } from "./turns.ts";

const operator = /^(?:the )?(?:conference )?(?:operator|coordinator|co-ordinator)$/i;
/** "The first question comes from Ada Lund", "We go to the line of Ada Lund", "Next, Ada Lund". */
const callsAsker = /\bquestions?\b[^.?!:]{0,40}\b(?:from|by)\b|\bline (?:of|from)\b|^next\b/i;

/** Labels of those whom the operator of a call gives the floor to ask: the person who speaks next and is named in the operator's words. Cost: linear in the turns. */
export function calledByOperator(turns: readonly Turn[]): ReadonlySet<string> {
  return new Set(
    turns.flatMap(({ label, units, words }, index) => {
      const next = turns[index + 1]?.label;
      if (!operator.test(label) || next === undefined || operator.test(next)) return [];
      const said = units.map(({ plain, start }) => plain.slice(Math.max(0, (words[0]?.start ?? start) - start))).join(" ");
      const surname = next.split(" ").at(-1) ?? next;
      return callsAsker.test(said.trim()) && said.toLowerCase().includes(surname.toLowerCase()) ? [next] : [];
    }),
  );
}

const asksFromFloor = (label: string): boolean => floorLabel.test(label) || /^(?:q\d?|reporters?|journalists?|press)$/i.test(label);
/** "Go ahead, Per.", "Thank you. In the back.": a turn that says nothing but who has the word. */
const givesOnly =
  /^(?:(?:yes|yeah|okay|ok|all right|alright|great|sure|please|and|so|now|then|thanks|thank you|(?:the )?(?:next|last|final) question|(?:let['’]s )?(?:go|turn) to|go ahead|your turn|over to you|(?:right )?here|in the (?:back|front|middle)|one more|to (?:my|your) (?:left|right)|\p{Lu}[\p{L}’'-]+)(?:[ ,.!–—]+|$))+$/u;
const isGiving = ({ units, words: [first] }: Turn): boolean =>
  units.length === 1 &&
  units.every(
    ({ plain, start }) =>
      plain.length <= longestGiving &&
      givesOnly.test(
        plain
          .slice(Math.max(0, (first?.start ?? start) - start))
          .trim()
          .replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
      ),
  );
const longestGiving = 100;
/** The operator of a call calls in nobody to ask, but the person who leads it. */
const handsOver = ({ label, units }: Turn): boolean =>
  operator.test(label) && units.some(({ plain }) => /\b(?:turn|hand)\b[^.?!]{0,30}\bover to\b/i.test(plain));
const opensFloor = ({ units }: Turn): boolean =>
  units.some(({ plain }) => /\bopen (?:it|this|things|the (?:floor|lines?|call)) (?:up|to|for)\b/i.test(plain));
/** "Q    Good afternoon." asks nothing. */
const isGreeting = ({ units }: Turn): boolean => units.every(({ plain }) => plain.length <= longestGreeting && !plain.includes("?"));
const longestGreeting = 40;
const fewestQuestions = 2;
const fewestAnswering = 2;

/**
 * Labels of those who open a briefing, never answer a question from the floor, where two others do, or one and they say who is next, and lead the talk by what
 * they say: they give the floor to others. Cost: linear in the turns.
 */
export function givesTheFloor(turns: readonly Turn[]): ReadonlySet<string> {
  const isFloor = ({ label }: Turn): boolean => asksFromFloor(label) || operator.test(label);
  const answering = new Set(
    turns.flatMap((turn, index) => {
      const before = turns[index - 1];
      return before !== undefined && isFloor(before) && !handsOver(before) && !isGreeting(before) && !isFloor(turn) && !isGiving(turn)
        ? [turn.label]
        : [];
    }),
  );
  if (turns.filter(isFloor).length < fewestQuestions || answering.size === 0) return new Set();
  const others = new Set(turns.filter((turn) => !isFloor(turn) && !answering.has(turn.label)).map(({ label }) => label));
  if (answering.size < fewestAnswering)
    for (const label of others) if (!turns.some((turn) => turn.label === label && (isGiving(turn) || opensFloor(turn)))) others.delete(label);
  return new Set([...others].filter((label) => turns.some((turn) => turn.label === label && (leadsTalk(turn) || welcomes(turn)))));
}

/** No word of a name is longer: without a bound, each letter of a page's worth of capitals is the start of a search to its end. */
const nameWord = "\\p{Lu}[\\p{L}’'-]{1,60}";
const name = `(${nameWord}(?:\\s+${nameWord}){0,2})`;
const work = "(?:report|story|dispatch|film)";
/** "We have a report from Ada Lund", "Ada Lund has the story", "After Ada Lund's film", "our science correspondent Ada Lund". */
const sent = new RegExp(
  [
    `\\b${work}\\s+(?:from|by)\\s+(?:our\\s+(?:\\p{L}+\\s+){0,3})?${name}`,
    `${name}\\s+(?:reports|reporting|reported\\s+this\\s+story|has\\s+(?:more|(?:the|our|this)\\s+(?:story|report|details|latest))|begins(?=[.,])|begins\\s+our\\s+(?:coverage|report))\\b`,
    `${name}[’']s\\s+${work}\\b`,
    `\\b(?:[Oo]ur|[Ss]pecial)\\s+(?:\\p{L}+\\s+){0,3}(?:correspondent|reporter),?\\s+${name}`,
  ].join("|"),
  "gu",
);
const announcedIn = (units: readonly PageUnit[]): string[] =>
  units.flatMap(({ plain }) => [...plain.matchAll(sent)].map(([, by, reporting, of, sentBy]) => lastWord(by ?? reporting ?? of ?? sentBy ?? "")));

/** "For the Evening Hour, I'm Ada Lund in Orvik." */
const signsOff = new RegExp(`\\bI['’]m\\s+${name}\\s+in\\s+(?=\\p{Lu})`, "u");
/** "ADA LUND, PORTS CORRESPONDENT", on a page that says as much of a presenter. */
const files = /\b(?:correspondent|reporter)$/i;
const presents = /\b(?:anchor|host|presenter)$/i;

/**
 * Labels of those who narrate a report in a programme, and are no guests: who leads it announces them, or speaks right before them and hands over, or the words over the talk say that they
 * report. The person who hands over leads. Cost: linear in the turns.
 */
export function correspondents(turns: readonly Turn[], asking: ReadonlySet<string>, intro: readonly PageUnit[]): ReadonlySet<string> {
  const isPresented = turns.some(({ bracket }) => presents.test(bracket ?? ""));
  const over = new Set(announcedIn(intro));
  const found = new Set<string>();
  for (const [index, { label, units, bracket }] of turns.entries()) {
    const signed = lastWord(signsOff.exec(units.at(-1)?.plain ?? "")?.[1] ?? "");
    if (over.has(lastWord(label)) || signed === lastWord(label) || (isPresented && files.test(bracket ?? ""))) found.add(label);
    const next = turns[index + 1]?.label;
    for (const announced of announcedIn(units)) {
      if (announced === lastWord(label)) continue;
      if (next !== undefined && lastWord(next) === announced) found.add(label);
      else if (!asking.has(label)) continue;
      for (const other of turns) if (lastWord(other.label) === announced) found.add(other.label);
    }
  }
  return found;
}

const lastWord = (words: string): string => words.split(/\s+/).at(-1)?.toLowerCase() ?? "";
