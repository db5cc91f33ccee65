import type { PageUnit } from "../page-unit.ts";

const longest = 400;
const sponsored =
  /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?(?:[[(](?:ad|advertisement|sponsor)[\])]\s*)?[*_]*[^.?!:]{0,60}\b(?:is|are|was) (?:brought to you|supported|sponsored) by\b/i;

/** "This episode is brought to you by Sprig.": a paragraph for the company that pays for a programme, which is no word of a guest. Cost: bounded. */
export const isSponsored = ({ kind, plain }: PageUnit): boolean => kind === "paragraph" && plain.length <= longest && sponsored.test(plain);
