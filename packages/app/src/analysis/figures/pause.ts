/** Lets others have a turn, and throws where nobody waits for the answer any more. */
export type Pause = () => Promise<void>;

/** Work in rounds, with a turn for others after each. */
export async function inTurns<T>(rounds: Generator<undefined, T>, pause: Pause): Promise<T> {
  for (let round = rounds.next(); ; round = rounds.next()) {
    if (round.done === true) return round.value;
    await pause();
  }
}

/** The same work without a turn for others, for files. */
export function atOnce<T>(rounds: Generator<undefined, T>): T {
  for (let round = rounds.next(); ; round = rounds.next()) if (round.done === true) return round.value;
}
