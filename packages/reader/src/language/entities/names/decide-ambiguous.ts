import { sentenceEnd, sentenceStart, tokenAt, wordAt, type DocumentView, type TokenRange } from "../document-view.ts";

/** The name is clear, but means nothing the product knows: the US state of Georgia, a bird. */
const outsideGazetteer = "";

/** Words that speak for one meaning of a name that has several. */
interface Cues {
  /** Meaning: an entity id, or `outsideGazetteer`. */
  readonly meaning: string;
  readonly cues: RegExp;
}

const cuesByName: ReadonlyMap<string, readonly Cues[]> = new Map([
  [
    "georgia",
    [
      {
        meaning: "state:GEO",
        cues: /\b(?:Tbilisi|Saakashvili|Abkhazia|South Ossetia|Ossetia|Georgian Dream|Caucasus|Armenia|Azerbaijan|Moldova|Ukraine|Black Sea|Russian?|Moscow|Kremlin|NATO|EU|European|Baku|Batumi|Zourabichvili|Ivanishvili|Kobakhidze|foreign minister|Georgians|Turkey|Türkiye)\b/g,
      },
      {
        meaning: outsideGazetteer,
        cues: /\b(?:Atlanta|Savannah|Augusta|Alabama|Florida|Tennessee|South Carolina|North Carolina|Arizona|Pennsylvania|Michigan|Wisconsin|Nevada|Texas|Ohio|swing states?|battleground|gubernatorial|Republicans?|Democrats?|Democratic|Senate|senator|governor|electoral college|Electoral College|county|counties|Georgia Tech|peach)\b/g,
      },
    ],
  ],
  [
    "congo",
    [
      {
        meaning: "state:COD",
        cues: /\b(?:Kinshasa|Goma|Kivu|M23|Tshisekedi|Kabila|Rwandan?|Kagame|Bukavu|Katanga|DRC|Kigali|Lumumba|Mobutu|cobalt|coltan)\b/g,
      },
      { meaning: "state:COG", cues: /\b(?:Brazzaville|Sassou|Nguesso|Pointe-Noire)\b/g },
    ],
  ],
  [
    "korea",
    [
      { meaning: "state:KOR", cues: /\b(?:Seoul|South Korean?|Yoon|Samsung|Hyundai|THAAD|Busan|ROK|KOSPI)\b/g },
      { meaning: "state:PRK", cues: /\b(?:Pyongyang|North Korean?|Kim Jong|DPRK|Yongbyon)\b/g },
    ],
  ],
  [
    "dominican",
    [
      { meaning: "state:DOM", cues: /\b(?:Santo Domingo|Dominican Republic|Haitian?|Hispaniola|Port-au-Prince)\b/g },
      { meaning: "state:DMA", cues: /\b(?:Roseau|Dominica)\b/g },
    ],
  ],
  [
    "guinea",
    [
      { meaning: "state:GIN", cues: /\b(?:Conakry|Guinean|Doumbouya|Condé|Simandou|bauxite|ECOWAS|Mali|Republic of Guinea)\b/g },
      { meaning: "state:GNQ", cues: /\b(?:Equatorial Guinea|Malabo|Obiang)\b/g },
      { meaning: "state:GNB", cues: /\b(?:Guinea-Bissau|Bissau)\b/g },
    ],
  ],
]);

const synonyms: ReadonlyMap<string, string> = new Map([
  ["congolese", "congo"],
  ["korean", "korea"],
  ["koreans", "korea"],
  ["dominicans", "dominican"],
]);

const birdNeighbours = new Set(["roast", "thanksgiving", "sandwich", "cold", "wild", "stuffed", "dinner"]);

/**
 * The meaning of an ambiguous name, by its sentence first (weight 4), then by the whole text; null where neither tells.
 * A name that only one entry bears is that entry, unless it is on the list of names with a second meaning outside the gazetteer.
 */
export function decideAmbiguous(view: DocumentView, range: TokenRange, ids: readonly string[], named: ReadonlyMap<string, number>): string | null {
  const word = view.text.slice(range.start, range.end).toLowerCase();
  const key = synonyms.get(word) ?? word;
  const cues = cuesByName.get(key);
  // A user's gazetteer may give the name another meaning altogether: then it has only that.
  if (cues === undefined || !ids.every((id) => cues.some((cue) => cue.meaning === id))) return decidePlain(view, range, ids, named);
  if (key === "guinea") return decideGuinea(view, cues);
  const sentence = view.text.slice(view.tokens[sentenceStart(view, range.first)]?.start, view.tokens[sentenceEnd(view, range.first) - 1]?.end);
  const scores = cues.map((cue) => 4 * count(sentence, cue.cues) + countInDocument(view.text, cue.cues));
  const best = Math.max(...scores);
  const winners = cues.filter((_, index) => scores[index] === best);
  const rivals = scores.filter((score) => score > 0).length;
  if (best === 0 || winners.length > 1 || (rivals > 1 && best < 2 * secondBest(scores))) return null;
  return winners[0]?.meaning ?? null;
}

/** Guinea alone is the state of that name, unless the text is about a neighbour that shares the word and never about it. */
function decideGuinea(view: DocumentView, cues: readonly Cues[]): string | null {
  const [own = 0, ...others] = cues.map((cue) => countInDocument(view.text, cue.cues));
  return own > 0 || others.every((score) => score === 0) ? "state:GIN" : null;
}

function secondBest(scores: readonly number[]): number {
  return [...scores].sort((a, b) => b - a)[1] ?? 0;
}

function count(text: string, cues: RegExp): number {
  return text.match(cues)?.length ?? 0;
}

const documentCounts = new WeakMap<RegExp, { text: string; count: number }>();

/** Counts once a document: an ambiguous name may stand in every sentence. */
function countInDocument(text: string, cues: RegExp): number {
  const known = documentCounts.get(cues);
  if (known?.text === text) return known.count;
  const fresh = { text, count: count(text, cues) };
  documentCounts.set(cues, fresh);
  return fresh.count;
}

function decidePlain(view: DocumentView, range: TokenRange, ids: readonly string[], named: ReadonlyMap<string, number>): string | null {
  const word = view.text.slice(range.start, range.end);
  if (word === "Turkey" && isBird(view, range)) return outsideGazetteer;
  if (ids.length <= 1) return ids[0] ?? null;
  const ranked = ids.map((id) => ({ id, count: named.get(id) ?? 0 })).sort((a, b) => b.count - a.count);
  const [best, second] = ranked;
  if (best === undefined || best.count === 0 || best.count === second?.count) return null;
  return second === undefined || second.count === 0 ? best.id : null;
}

function isBird(view: DocumentView, range: TokenRange): boolean {
  const after = tokenAt(view, range.last + 1, range.last)?.form.toLowerCase() ?? "";
  return birdNeighbours.has(wordAt(view, range.first - 1, range.first)) || birdNeighbours.has(after);
}
