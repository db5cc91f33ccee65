/**
 * Governors without crossing arcs: while arcs cross, the dependent of the shortest crossing arc goes to its governor's governor (Nivre and Nilsson 2005,
 * "Pseudo-projective dependency parsing", without the encoding of what was lifted).
 *
 * @param heads governor by word number; place 0 is the root's and unused
 */
export function liftToProjective(heads: Int32Array): Int32Array {
  const lifted = Int32Array.from(heads);
  for (;;) {
    const dependent = shortestCrossing(lifted);
    if (dependent < 0) return lifted;
    lifted[dependent] = lifted[lifted[dependent] as number] as number;
  }
}

/** True where every word between a governor and its dependent descends from the governor. */
function isProjectiveArc(heads: Int32Array, dependent: number): boolean {
  const head = heads[dependent] as number;
  for (let word = Math.min(head, dependent) + 1; word < Math.max(head, dependent); word++) {
    let above = word;
    while (above > 0 && above !== head) above = heads[above] as number;
    if (above !== head) return false;
  }
  return true;
}

function shortestCrossing(heads: Int32Array): number {
  let best = -1;
  let bestLength = Infinity;
  for (let word = 1; word < heads.length; word++) {
    const length = Math.abs((heads[word] as number) - word);
    if (length >= bestLength || heads[word] === 0 || isProjectiveArc(heads, word)) continue;
    best = word;
    bestLength = length;
  }
  return best;
}
