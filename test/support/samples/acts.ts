import type { Act } from "../../../packages/engines/src/relations/act.ts";

/** An act from `a` to `b` for tests: AGREE, weight 1, undated, unless told otherwise. */
export function makeAct(fields: Partial<Act>): Act {
  return {
    id: "act",
    source: "a",
    target: "b",
    action: "AGREE",
    weight: 1,
    time: null,
    document: null,
    speaker: null,
    reviewedByPerson: false,
    ...fields,
  };
}

/** Acts from lines such as "CHN AID RUS", numbered from 1; a fourth word is a day. */
export function actsOfLines(lines: string): Act[] {
  const rows = lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return rows.map(([source = "", action = "", target = "", day], place) =>
    makeAct({ id: `${place + 1}`, source, target, action: action as Act["action"], time: day === undefined ? null : Date.parse(day) }),
  );
}
