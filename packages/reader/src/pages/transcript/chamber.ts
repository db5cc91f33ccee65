import type { MarkedPerson } from "../people/author-mark.ts";
import { readRoles } from "../people/bio-roles.ts";
import { wholeSingleName } from "../people/person-names.ts";
import type { Turn } from "./turns.ts";

/** The person who has the chair gives the floor and is heard for nothing else: "The CHAIR", "Madam Speaker", "The ACTING PRESIDENT". */
const presiding =
  /^(?:(?:the|madam|mr\.?|hon\.?) )?(?:(?:acting|deputy|temporary|assistant|vice|first|second)[ -])*(?:chair(?:man|woman|person)?|speaker(?: pro tempore)?|presiding officer|president(?: pro tempore)?|clerk)$/i;
/** Forms of address under which members of a chamber have the floor. */
const member =
  /^(?:(?:the )?(?:rt\.? |right )?hon(?:ou?rable)?\.?|senator|sen\.|representative|rep\.|deputy|delegate|councill?or|cllr\.?|lord|lady|baroness|shri|smt\.?|mr\.?|ms\.?|mrs\.?|miss|dr\.?|sir|dame|(?:the )?(?:earl|viscount|countess|marquess|duke|duchess|(?:lord )?(?:arch)?bishop)(?: of)?)\s+\p{Lu}/iu;
const chamber =
  /\b(?:parliament(?:ary)?|hansard|senate debates?|house of \p{Lu}\p{L}+|commons|house of lords|legislat(?:ure|ive)|knesset|d[áa]il|seanad|bundestag|national assembly|full debate|sitting|oral (?:questions?|answers?)|ministerial statements?|question time|urgent question|order paper)\b/iu;
/** Of a council whose president gives the floor. */
const council = /\b(?:security council|general assembly|[sa]\/(?:\d+\/)?pv\.\d+)\b/i;
/** Members who hear witnesses ask and are no guests. */
const hearing = /\b(?:hearing|witness(?:es)?|testimony|(?:sub)?committee|estimates|inquiry)\b/iu;
const press = /^(?:q\d?|questions?|reporter|journalist|press|media)$/i;

/** True for "Q" and "REPORTER". */
export const asksForPress = (label: string): boolean => press.test(label);

/** True for the label of the person who presides over a chamber. */
export function presides(label: string): boolean {
  return presiding.test(label);
}

/**
 * True where members of a chamber debate: the person who asks there is heard as much as the person who answers. Labels carry forms of address, and the lines over the first turn name a
 * chamber, not a hearing. Cost: linear in labels and head.
 *
 * @param head the text before the first turn
 */
export function isDebate(turns: readonly Turn[], head: string): boolean {
  const labels = [...new Set(turns.map(({ label }) => label))];
  if (labels.some(asksForPress)) return false;
  const inChamber = turns.filter(speaksInChamber).length >= fewestInChamber;
  if (inChamber && turns.some(isInTheChair)) return !isHearing(head);
  const bearer = (label: string): string => (label.split(" ").at(-1) ?? label).toLowerCase();
  const members = new Set(labels.filter((label) => member.test(label) && !presides(label)).map(bearer));
  const others = new Set(labels.filter((label) => !member.test(label) && !presides(label)).map(bearer));
  if (members.size === 0 || others.size > members.size || turns.filter(({ units: [unit] }) => unit?.kind === "heading").length * 2 > turns.length)
    return false;
  const lines = head.split("\n").filter((line) => line.length < longestHead);
  const isPresided = labels.some(presides);
  const isChamber = inChamber || lines.some((line) => chamber.test(line) || (isPresided && council.test(line)));
  return isChamber && !isHearing(head);
}

/** True where the lines over the first turn tell of a hearing. Cost: linear in the head. */
export const isHearing = (head: string): boolean => head.split("\n").some((line) => line.length < longestHead && hearing.test(line));

/** "Ada Lund (in the Chair)". */
export const isInTheChair = ({ label, bracket }: Turn): boolean => presides(label) || /^in the chair$/i.test(bracket?.trim() ?? "");

const longestHead = 240;
const fewestInChamber = 2;
const longestOpening = 200;
/** How members of a chamber call one another. */
const amongMembers =
  /^My Lords,|\b(?:the noble (?:Lord|Lady|Baroness|Viscount|Earl)|(?:right )?hon(?:\.|ou?rable) (?:Friend|Gentleman|Lady|Members?|Senator))\b/u;

const speaksInChamber = ({ units, words: [first] }: Turn): boolean => {
  const unit = first && units.find(({ start, end }) => start <= first.start && first.start < end);
  return first !== undefined && unit !== undefined && amongMembers.test(unit.plain.slice(first.start - unit.start).slice(0, longestOpening));
};

/** Binds "Ms Lund" and "Senator LUND", whom nothing on the page calls by a whole name, to their surnames. Cost: linear in the turns. */
export function bindTitles(guests: Map<string, MarkedPerson>, turns: readonly Turn[], taken: ReadonlySet<string>): void {
  for (const turn of turns) {
    if (guests.has(turn.label) || taken.has(turn.label)) continue;
    const person = bearerOfTitle(turn);
    if (person) guests.set(turn.label, person);
  }
}

const titled =
  /^(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor|Senator|Sen|Representative|Rep|Deputy|Congressman|Congresswoman|Cllr|Councillor|Sir|Dame|MR|MS|MRS|DR|SENATOR)\.?\s+(?=\S)/u;

/** "Senator LUND:" has a seat in a chamber, and may assert where others only ask. */
export const hasSeat = (label: string): boolean => /^(?:senator|sen\.|representative|rep\.|congress(?:man|woman|member))\s+\p{Lu}/iu.test(label);

/** "Ms Lund" or "Senator LUND" as a person of that surname; null where the label has no form of address. */
export function bearerOfTitle({ label, labelSpan, bracket, units: [unit] }: Turn): MarkedPerson | null {
  const title = titled.exec(label)?.[0] ?? "";
  const match = title === "" ? null : wholeSingleName(label.slice(title.length), 0);
  if (!match) return null;
  const at = labelSpan.start + Math.max(0, unit?.plain.indexOf(label) ?? 0) + title.length;
  const postAt = (unit?.start ?? 0) + Math.max(0, unit?.plain.indexOf(bracket ?? "") ?? 0);
  const roles =
    bracket === null
      ? []
      : readRoles(
          bracket.replace(/^[^—–]*[—–]\s*/, (place) => " ".repeat(place.length)),
          postAt,
          false,
        );
  return { name: capitalised(match.name), nameSpan: { start: at, end: at + match.name.length }, roles, organizations: [] };
}

/** "BIRMINGHAM" as "Birmingham". */
export const capitalised = (name: string): string =>
  /\p{Lu}{3}/u.test(name) ? name.replace(/(?<=\p{L})\p{Lu}+/gu, (letters) => letters.toLowerCase()) : name;
