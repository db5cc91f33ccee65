function entries(sign: 1 | -1, words: string): [string, 1 | -1][] {
  return words.split(" ").map((word) => [word, sign]);
}

/** Stands for any verb that says that its subject goes up, lasts, goes down or ends. */
export const moving = "<moves>";

/** Verbs by which what is expected of a matter meets: "the deal will last" and "the deal will collapse" are of one matter, on different sides. */
export const movingVerbs: ReadonlyMap<string, 1 | -1> = new Map([
  ...entries(
    1,
    "rise grow increase surge soar expand strengthen intensify deepen spread climb improve widen mount persist continue resume hold last survive endure succeed prevail remain emerge work",
  ),
  ...entries(
    -1,
    "fall decline decrease drop shrink weaken diminish collapse erode dwindle fade wane slump plunge evaporate vanish disappear end fail stall unravel crumble plummet subside ease",
  ),
]);
