import { personKey, type Section } from "../section.ts";
import type { BoundMarks } from "../signed/bind-marks.ts";
import type { ReportedReading } from "./read-reported.ts";

/** Of the words, how many have to give what others say for the page to be a report: an op-ed and a news story have people say things too. */
const leastShare = {
  signed: 0.4,
  ofTwoBylined: 0.7,
  unlisted: 0.45,
  ofTwo: 0.33,
  ofSeveral: 0.39,
  listed: 0.3,
  impersonal: 0.25,
  ofOne: 0.5,
  byNobody: 0.35,
} as const;

/** Whatever looks like a signature names somebody who is reported. */
export function marksOnly({ byUnit }: BoundMarks, reported: readonly Section[]): boolean {
  const heard = new Set(reported.flatMap(({ people }) => people.map(({ name }) => personKey(name))));
  return [...byUnit.values()].every(({ people }) => people.every(({ name }) => heard.has(personKey(name))));
}

/** True where what others say makes the page: how much of it that takes hangs on whether somebody signs it, and on how many are heard. */
export function isReport(
  { share, isListed, isImpersonal, isOfOne, isOfSeveral }: ReportedReading,
  page: { readonly isSigned: boolean; readonly isBylined: boolean; readonly isByNobody: boolean },
): boolean {
  if (isOfOne) return !page.isSigned && share >= (page.isByNobody ? leastShare.byNobody : leastShare.ofOne);
  if (page.isSigned) return share >= leastShare.signed;
  // An analysis under a byline that has two people say something is the writer's, who speaks of "us" in it.
  if (page.isBylined && !isImpersonal && !isListed && !isOfSeveral) return share >= leastShare.ofTwoBylined;
  if (isImpersonal && isOfSeveral) return share >= (page.isBylined ? leastShare.byNobody : leastShare.impersonal);
  if (isImpersonal && page.isByNobody) return share >= leastShare.byNobody;
  return share >= (isListed ? leastShare.listed : isOfSeveral ? leastShare.ofSeveral : isImpersonal ? leastShare.ofTwo : leastShare.unlisted);
}
