/** Written with a full stop that ends no sentence: a name, number or further word follows. Lower case, without the stop. */
const leading = [
  "mr mrs ms mx dr prof rev fr hon st ste mt ft sr jr gen lt col maj capt cmdr sgt cpl adm brig gov sen rep reps sens pres amb sec min dep",
  "messrs mme mlle supt det insp pvt cllr",
  "no nos vol vols fig figs eq art arts sec secs ch chs pp ed eds op para paras cf viz vs v al ca approx est incl excl",
  "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat",
  "ave blvd rd hwy dept univ assn bros cos attn div ext tel dist natl intl govt",
].join(" ");

/** May also stand at the end of a sentence; a capital after them is taken as a new one. */
const closing =
  "inc corp ltd co plc llc etc esq phd ph.d oz lb lbs yr yrs hr hrs mins bldg ariz calif colo conn fla ga mass md mich minn miss okla ore pa tenn va wash wis";

const leadingWords: ReadonlySet<string> = new Set(leading.split(" "));
const closingWords: ReadonlySet<string> = new Set(closing.split(" "));

/** Abbreviations that are words of their own without the stop, so that "no." and "art." need a number or name after them. */
const needsFollower: ReadonlySet<string> = new Set([
  "no",
  "nos",
  "art",
  "arts",
  "fig",
  "figs",
  "mar",
  "sat",
  "sun",
  "jun",
  "min",
  "mon",
  "fri",
  "wed",
  "sec",
  "op",
  "est",
  "ed",
  "al",
  "mass",
  "miss",
  "wash",
  "ore",
  "ga",
  "pa",
  "co",
  "ch",
  "ca",
  "v",
  "ext",
]);

export type AbbreviationKind = "leading" | "closing" | null;

/**
 * Tells an abbreviation from a word by itself and by what follows its stop.
 *
 * @param word the word as written, without its final stop
 * @param follower the text after the stop, or at least its first characters
 */
export function abbreviationKind(word: string, follower: string): AbbreviationKind {
  const lower = word.toLowerCase();
  if (needsFollower.has(lower) && !plausible(word, lower, follower)) return null;
  if (leadingWords.has(lower)) return "leading";
  return closingWords.has(lower) ? "closing" : null;
}

const wantsNumber: ReadonlySet<string> = new Set(["no", "nos", "art", "arts", "fig", "figs", "ch", "sec"]);

function plausible(word: string, lower: string, follower: string): boolean {
  if (lower === "al") return true;
  if (wantsNumber.has(lower)) return /^\s?\d|^\s[IVX]+\b/u.test(follower);
  if (lower === "v" || lower === "ca" || lower === "ext") return /^\s[\p{Lu}\d]/u.test(follower);
  return /^\p{Lu}/u.test(word) && /^(?:,|\s[\p{Ll}\d\p{Lu}(&])/u.test(follower);
}
