import type { PairAct } from "@rapporteur/app/analysis/figures";
import { formatDay } from "../../hooks/format.ts";
import { text } from "./strings.ts";

const inTime = (acts: readonly PairAct[]): PairAct[] =>
  acts.filter(({ day }) => day !== null).toSorted((a, b) => ((a.day ?? "") < (b.day ?? "") ? -1 : 1));

/** The first of the latest acts that are all of one kind, where there were acts of the other kind before and it is no single act; else null. */
export function turnOf(acts: readonly PairAct[]): PairAct | null {
  const dated = inTime(acts);
  const last = dated.at(-1);
  const other = dated.findLastIndex(({ sign }) => sign !== last?.sign);
  const turn = dated[other + 1];
  return other < 0 || turn === undefined || dated.length - other - 1 < 2 || turn.day === dated[other]?.day ? null : turn;
}

/** The strongest act of each kind of each of the two, as many as a chart of that width has room to name. */
export function namedActs(acts: readonly PairAct[], width: number): PairAct[] {
  const strongest = new Map<string, PairAct>();
  for (const act of acts) {
    const key = `${act.source} ${act.sign}`;
    const known = strongest.get(key);
    if (known === undefined || Math.abs(act.weight) > Math.abs(known.weight)) strongest.set(key, act);
  }
  const most = width < 420 ? 2 : 4;
  return [...strongest.values()].toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most);
}

/** What is to be seen in the acts of a pair: how many of either kind, by whom, and what changed. */
export function pairReading(acts: readonly PairAct[], pair: readonly [string, string], nameOf: (key: string | null) => string): string {
  const of = (sign: 1 | -1): string => {
    const [one, other] = pair.map((key) => acts.filter((act) => act.source === key && act.sign === sign).length);
    const total = (one ?? 0) + (other ?? 0);
    return text.kindSays(sign, total, [nameOf(pair[0]), one ?? 0], [nameOf(pair[1]), other ?? 0]);
  };
  const turn = turnOf(acts);
  return `${of(-1)}; ${of(1)}.${turn === null ? "" : ` ${text.turnSays(turn.sign, formatDay(turn.day))}`}`;
}
