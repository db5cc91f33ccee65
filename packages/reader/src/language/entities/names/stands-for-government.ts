import { governorOf, headOfRange, tokenAt, wordAt, type DocumentView, type TokenRange } from "../document-view.ts";

const words = (list: string) => new Set(list.trim().split(/\s+/));

/** Buildings and offices that are never merely places in this genre. */
const alwaysGovernment = words("Kremlin Pentagon Zhongnanhai Whitehall");

/** Prepositions that make a capital a place, whatever governs them. */
const placePrepositions = words("in at near outside inside around across through throughout into within via");

/** Prepositions that make a capital a place beside words of travel and position. */
const pathPrepositions = words("to from for of toward towards between off over above beyond under past");

const travelWords = words(`
visit trip travel fly flight arrive arrival go return come journey tour plane train leave depart departure head drive walk move relocate stop stopover stay route road way march advance
outskirts suburb suburbs streets street center centre heart north south east west city capital mayor airport embassy airbase residents university port metro subway district region skies sky siege fall
control hold capture fall loss back ambassador land landing rocket bring invite call-in fled flee escape evacuate evacuation airlift miles kilometers kilometres km bus drones missile missiles
`);

/** Verbs whose object is a place: nobody visits or shells a government. */
const placeVerbs = words(
  "visit leave reach enter tour bomb shell capture seize surround besiege occupy storm encircle liberate flee depart bombard hit strike evacuate take took retake retook seized captured left reached rock shake circle overfly",
);

const placeSubjectPredicates = words("city capital town port metropolis hub venue site");

/**
 * True where a capital or seat stands for the government that sits there ("Beijing denied it", "leverage over Moscow"),
 * false where it is a place ("talks in Moscow", "a plane for Moscow", "visited Kyiv"). Read from the preposition before
 * it, then from its governor in the tree.
 */
export function standsForGovernment(view: DocumentView, range: TokenRange): boolean {
  const name = view.text.slice(range.start, range.end);
  if (alwaysGovernment.has(name) || name.includes("House") || name.includes("Downing")) return !isInsideBuilding(view, range);
  const before = wordBefore(view, range.first);
  const after = wordAt(view, range.last + 1, range.last);
  if (isDateline(view, range)) return false;
  if (/^['’]s$/.test(after) && heldByGovernments.has(wordAt(view, range.last + 2, range.last))) return true;
  if (placePrepositions.has(before)) return false;
  if (pathPrepositions.has(before)) return !isPath(view, range.first, before);
  if (after === "'s" || after === "’s") return !isPlaceOwned(view, range.last + 2, range.last);
  return !isPlaceByTree(view, range) && !placeVerbs.has(lemmaBefore(view, range.first));
}

/** "met at the White House": the house, not the government. */
function isInsideBuilding(view: DocumentView, range: TokenRange): boolean {
  return /^(?:at|near|outside|inside|around|into|to)$/.test(wordBefore(view, range.first)) && isPathOrPlace(view, range.first);
}

function isPathOrPlace(view: DocumentView, first: number): boolean {
  const before = wordBefore(view, first);
  return before !== "to" || isPath(view, first, before);
}

function wordBefore(view: DocumentView, first: number): string {
  const before = wordAt(view, first - 1, first);
  return before === "the" ? wordAt(view, first - 2, first) : before;
}

function lemmaBefore(view: DocumentView, first: number): string {
  const token = tokenAt(view, first - 1, first);
  return token === null ? "" : token.lemma.toLowerCase();
}

/** "MOSCOW — ", "Kyiv, March 3:" at the start of a sentence. */
function isDateline(view: DocumentView, range: TokenRange): boolean {
  if (tokenAt(view, range.first - 1, range.first) !== null) return false;
  if (
    /^,? (?:\d{1,2}\b|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d)/.test(
      view.text.slice(range.end, range.end + 20),
    )
  )
    return true;
  return /^(?:,? \(?\p{Lu}[\p{L}\p{M}]*\.? ?\d{0,2}\)?)? ?[—–-]{1,2} ?\p{Lu}/u.test(view.text.slice(range.end, range.end + 30));
}

/** The words just before a path preposition tell travel from politics: "a visit to Moscow", "a message to Moscow". */
function isPath(view: DocumentView, first: number, preposition: string): boolean {
  const start = wordAt(view, first - 1, first) === "the" ? first - 3 : first - 2;
  for (let index = start; index > start - 4; index -= 1) {
    const token = tokenAt(view, index, first);
    if (token === null || token.upos === "PUNCT") break;
    if (travelWords.has(token.lemma.toLowerCase()) || travelWords.has(token.form.toLowerCase())) return true;
    if ((token.upos === "VERB" || token.upos === "AUX") && index < start) break;
  }
  // "from Moscow to Kyiv" is a way; "a plea from Washington to pump more oil" is not.
  return preposition === "from" && wordAt(view, first + 1, first) === "to" && tokenAt(view, first + 2, first)?.upos !== "VERB";
}

/** "in Moscow's *view*", "within Beijing's *orbit*": nothing that a city has. */
const heldByGovernments = words(
  "view eyes opinion judgement judgment reading telling account interest interests orbit favour favor hands sights backyard calculus calculation",
);

const ownedPlaces = words(
  "streets suburbs outskirts airport skies residents mayor metro subway museums square university embassy skyline downtown neighborhoods neighbourhoods cathedral centre center",
);

function isPlaceOwned(view: DocumentView, index: number, near: number): boolean {
  return ownedPlaces.has(wordAt(view, index, near)) || ownedPlaces.has(wordAt(view, index + 1, near));
}

/** Object of a verb of motion or assault, conjunct of such an object, or subject of "is a city". */
function isPlaceByTree(view: DocumentView, range: TokenRange): boolean {
  let head = headOfRange(view, range);
  let token = view.tokens[head];
  for (let step = 0; step < 3 && token?.deprel === "conj"; step += 1) {
    head = governorOf(view, head);
    token = view.tokens[head];
    const before = wordBefore(view, head);
    if (placePrepositions.has(before)) return true;
    if (pathPrepositions.has(before)) return isPath(view, head, before);
  }
  if (token === undefined) return false;
  const governor = view.tokens[governorOf(view, head)];
  if (governor === undefined) return false;
  if (token.deprel === "obj" || token.deprel === "nsubj:pass") return placeVerbs.has(governor.lemma.toLowerCase());
  return token.deprel === "nsubj" && placeSubjectPredicates.has(governor.lemma.toLowerCase());
}
