import { ordinaryWordList } from "./ordinary-word-list.ts";

const commonWords: ReadonlySet<string> = new Set(ordinaryWordList.trim().split(/\s+/));

/** First names and surnames that are common words too: beside another such word they are a name ("Grace Field", "Will Stone"). */
const givenNames: ReadonlySet<string> = new Set(
  (
    "amber angel art august autumn baron basil bill bob buck carol chance chase chip christian chuck clay cliff colt constant crystal daisy dale dawn dean dolly don drew earl eve faith flora frank gale " +
    "gene glen grace grant guy harmony hazel heath herb holly hope iris ivory ivy jack jade jay jean jasmine jasper jet jewel josh joy june king lance lane lark laurel lee lily mark marsh mason max may melody " +
    "mercy miles misty myrtle nick noble norm olive opal pat patience pearl peg penny pierce pippa precious prince prudence ray reed reef rich rob robin rose royal ruby rusty sage sandy saint " +
    "scarlet sky sterling stew sue summer sunny sunday tony trinity trip tulip verity victor violet wade ward will wolf woody wren"
  ).split(" "),
);

/** Words of which names of regions are made: "Southeast Asia", "Sub-Saharan Africa", "The Western Balkans". */
const regionWords: ReadonlySet<string> = new Set(
  (
    "africa america americas asia europe eurasia oceania antarctica mena sahel sahara saharan maghreb mashreq balkans balkan caucasus levant baltic baltics nordics caribbean mediterranean gulf pacific " +
    "atlantic arctic indo southeast southwest northeast northwest southern northern eastern western central south north east west latin sub middle inner horn"
  ).split(" "),
);
/** One of them alone may be a first name: "Asia Holm". */
const fewestOfRegion = 2;

const initial = /(?<!\p{L})\p{Lu}\./u;

/**
 * "Key Judgments", "Senior Official": a phrase in capitals that holds nothing but common words, none of them a first name, is nobody's name. "Per H." has an initial.
 * Cost: linear in the name.
 */
export function isCommonPhrase(name: string): boolean {
  if (initial.test(name)) return false;
  const parts = name
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((part) => part.length > 1);
  if (parts.length >= fewestOfRegion && parts.every((part) => regionWords.has(part))) return true;
  return parts.length > 0 && parts.every((part) => commonWords.has(part)) && !parts.some((part) => givenNames.has(part));
}
