/** Words that commentators use for one another, so that "the deal" of one is "the accord" of the other. */
const sameMatter: readonly ReadonlySet<string>[] = [
  "deal agreement accord accords treaty pact arrangement compact",
  "war invasion attack conflict",
  "talks negotiations dialogue negotiation",
  "ceasefire truce armistice",
  "summit meeting",
  "closure closing blockade",
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
