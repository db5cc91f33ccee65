import { expect, test } from "vitest";
import type { PairAct } from "@rapporteur/app/analysis/figures";
import { namedActs, pairReading, turnOf } from "./pair-reading.ts";

const act = (day: string | null, source: string, weight: number): PairAct => ({
  id: `${day} ${source} ${weight}`,
  type: "relation",
  documentId: "d",
  title: "",
  quote: "",
  speaker: null,
  day,
  review: "accepted",
  isReviewed: true,
  source,
  target: source === "Ruritania" ? "Graustark" : "Ruritania",
  action: weight > 0 ? "AID" : "THREATEN",
  sign: weight > 0 ? 1 : -1,
  weight,
});
const turning = [
  act("2026-03-01", "Graustark", -3),
  act("2026-01-01", "Ruritania", 4),
  act("2026-02-01", "Ruritania", -2),
  act("2026-01-15", "Graustark", 6),
];

test("a pair turns where two acts or more of one kind follow the other kind, on a later day", () => {
  expect(turnOf(turning)?.day).toBe("2026-02-01");
  expect(turnOf(turning.slice(1))).toBeNull();
  expect(turnOf([act("2026-01-01", "Ruritania", -1), act("2026-02-01", "Ruritania", -2)])).toBeNull();
  expect(turnOf([...turning, act(null, "Ruritania", 9)])?.day).toBe("2026-02-01");
  expect(turnOf([])).toBeNull();
});

test("the sentence counts both kinds by their doers and tells the turn", () => {
  const said = pairReading(turning, ["Ruritania", "Graustark"], (key) => key ?? "");
  expect(said).toMatch(
    /^2 acts of conflict \(1 by Ruritania, 1 by Graustark\); 2 acts of cooperation \(1 by Ruritania, 1 by Graustark\)\. Since .+ there is only conflict\.$/,
  );
  expect(pairReading([act("2026-01-01", "Ruritania", 2)], ["Ruritania", "Graustark"], (key) => key ?? "")).toBe(
    "No act of conflict; 1 act of cooperation (1 by Ruritania, 0 by Graustark).",
  );
});

test("the strongest acts have names, fewer where there is little room", () => {
  expect(namedActs(turning, 900).map(({ weight }) => weight)).toEqual([6, 4, -3, -2]);
  expect(namedActs(turning, 300)).toHaveLength(2);
});
