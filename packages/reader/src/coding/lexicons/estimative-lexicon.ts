/** 1 towards the event, −1 against it, 0 leaves it open. */
export type Direction = 1 | 0 | -1;

function entries(direction: Direction, words: string): [string, Direction][] {
  return words.split(" ").map((word) => [word, direction]);
}

/** Adverbs, adjectives and participles that say how sure an expectation is: "will probably", "war is likely", "is poised to". Words that only stress ("definitely") count as sure. */
export const likelyWords: ReadonlyMap<string, Direction> = new Map([
  ...entries(
    1,
    "likely certain sure bound set poised destined due slated doomed fated guaranteed apt liable projected expected predicted forecast anticipated probable inevitable unavoidable imminent unstoppable assured probably certainly surely undoubtedly doubtless inevitably presumably definitely unquestionably assuredly invariably",
  ),
  ...entries(-1, "unlikely improbable impossible inconceivable unthinkable doubtful implausible remote far-fetched unrealistic improbably"),
  ...entries(0, "possible conceivable plausible thinkable uncertain possibly perhaps maybe conceivably potentially plausibly"),
]);

/** Verbs of expecting: what they govern is expected, whatever its form. */
export const expectingVerbs: ReadonlyMap<string, Direction> = new Map([
  ...entries(1, "expect predict anticipate foresee forecast envisage envision project"),
  ...entries(-1, "doubt"),
]);

/** Verbs of holding true: what they govern is a forecast only where it is put in the future; their negation is its negation. */
export const holdingVerbs: ReadonlySet<string> = new Set(
  "think believe suspect reckon assume guess imagine feel figure bet wager fear worry see find suppose conclude estimate judge assess trust".split(
    " ",
  ),
);

/** Adjectives of a person's sureness ("I am confident that"). */
export const sureAdjectives: ReadonlyMap<string, Direction> = new Map([
  ...entries(1, "confident sure certain convinced optimistic positive persuaded"),
  ...entries(-1, "sceptical skeptical doubtful unconvinced"),
]);

/** Words for a chance, with what they say where nothing qualifies them. */
export const chanceNouns: ReadonlyMap<string, Direction> = new Map(
  entries(0, "chance prospect likelihood probability possibility odds risk danger path hope"),
);
