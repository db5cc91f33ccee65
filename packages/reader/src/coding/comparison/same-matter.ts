/** Words that commentators use for one another, so that "the deal" of one is "the accord" of the other. */
const sameMatter: readonly ReadonlySet<string>[] = [
  "deal agreement accord accords treaty pact arrangement compact",
  "war invasion attack conflict",
  "talks negotiations dialogue negotiation",
  "ceasefire truce armistice",
  "summit meeting",
  "closure closing blockade",
  "suspension pause halt interruption stoppage moratorium",
  "plan proposal scheme blueprint",
  "vote ballot election elections poll polls",
  "withdrawal pullout exit departure",
  "embargo ban prohibition",
  "coup putsch takeover",
  "levy tax",
  "clashes clash fighting skirmish skirmishes",
  "bill law act legislation",
  "loan credit",
  "tariffs duties duty",
  "cartel opec",
  "confiscation seizure",
  "alliance nato",
].map((words) => new Set(words.split(" ")));

/** Concept id with its head word replaced by the first of its group: "concept:accord" and "concept:deal" are one matter. */
export function matterOf(id: string): string {
  const [, start = "", head = ""] = /^((?:concept|org):(?:.*-)?)([^-:]+)$/.exec(id) ?? [];
  const group = sameMatter.find((words) => words.has(head.toLowerCase()));
  return group === undefined ? id : `${start.replace(/^org:/, "concept:")}${[...group][0] ?? head}`;
}

/**
 * True where two matters may be one: equal, or with one head word of which the one says less ("deal" of "grain deal"). Other
 * modifiers make other matters ("European mission", "joint mission").
 */
export function isSameMatter(a: string, b: string): boolean {
  if (a === b) return true;
  const [ours, theirs] = [wordsOf(a), wordsOf(b)];
  if (ours === null || theirs === null || ours.at(-1) !== theirs.at(-1)) return false;
  const [fewer, more] = ours.length <= theirs.length ? [ours, theirs] : [theirs, ours];
  return fewer.every((word) => more.includes(word));
}

/** Words of a concept with its head last; null for actors and places, which are one or another. */
function wordsOf(id: string): string[] | null {
  return id.startsWith("concept:") ? id.slice("concept:".length).split("-") : null;
}
