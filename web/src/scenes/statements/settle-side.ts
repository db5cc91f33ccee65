import type { StatementRecord } from "@rapporteur/app/records";

/** Variables that go with one that the coders are compared on. */
const companions: Readonly<Record<string, readonly string[]>> = {
  cause: ["cause", "causeText"],
  effect: ["effect", "effectText"],
  agreement: ["agreement", "intensity"],
  intensity: ["agreement", "intensity"],
  action: ["action", "quad", "weight"],
  low: ["low", "high", "best", "term"],
  high: ["low", "high", "best", "term"],
};

/**
 * What one coder's statement becomes where the other's reading is kept.
 * @param variable that they differ in; null: where the passage begins and ends
 */
export function takeSide(loser: StatementRecord, winner: StatementRecord, variable: string | null): StatementRecord {
  if (variable === null) {
    const { start, end, quote, prefix, suffix, marks } = winner;
    return { ...loser, start, end, quote, prefix, suffix, marks };
  }
  if (variable === "speaker" || variable === "status") return { ...loser, [variable]: winner[variable] };
  const values = { ...loser.values };
  for (const name of companions[variable] ?? [variable]) values[name] = winner.values[name] ?? null;
  return { ...loser, values };
}

/**
 * What becomes of the statement whose reading is not kept. A person's own is given the other's reading; a machine's draft is rejected, since the person who changed
 * it would stand for it beside the statement that they have there already.
 */
export function settleLoser(loser: StatementRecord, winner: StatementRecord, variable: string | null): StatementRecord {
  return loser.coder.kind === "person" ? takeSide(loser, winner, variable) : { ...loser, review: "rejected" };
}
