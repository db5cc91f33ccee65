import type { FigureRequest, FigureTask } from "../../../packages/app/src/contract/figure-requests.ts";

/* A request of every task that has something to show of the invented debate (test/e2e/debate-readouts.ts). */

const settings = {
  networkType: "onemode",
  statementType: "position",
  variable1: "speaker",
  variable2: "concept",
  qualifier: "agreement",
  aggregation: "subtract",
  normalization: "average",
  duplicates: "document",
  isolates: true,
  countsDrafts: true,
  from: "2026-01-01",
  to: "",
} as const;
const scope = {
  documents: [],
  tags: [],
  contributors: [],
  speakers: [],
  without: ["person:nobody-here"],
  types: ["position", "relation", "cause", "forecast"],
  from: "2026-01-01",
  to: "",
};
const network = { settings, period: null };
const actors = { countsDrafts: true, level: "state", weighting: "weight", rule: "sum-of-values" } as const;
const causes = { countsDrafts: true, without: ["person:hana-draft", ""], contested: "majority" } as const;
const filter = { chosen: { type: ["position", "cause"] }, entities: [], words: "council", from: "2026-01-01", to: "not a day", isUnseen: true };
const order = { key: "date", isDescending: true };

export const figureSamples: { readonly [K in FigureTask]: FigureRequest<K> } = {
  overview: {},
  scopeChoices: { scope, countsDrafts: true },
  evidence: { ids: ["none-such"] },
  network,
  networkIds: network,
  layout: { settings, period: { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 3, 1) } },
  polarization: { settings, unit: "months", size: 1 },
  tieEvidence: { ...network, row: "person:ada-example", column: "person:bruno-sample" },
  nodeEvidence: { ...network, node: "person:ada-example", mode: 1 },
  actors,
  actorLayout: { countsDrafts: true, level: "state", weighting: "weight" },
  actorIds: { countsDrafts: true, level: "state", weighting: "weight" },
  actorEvidence: { countsDrafts: true, level: "state", weighting: "weight", actor: "state:ruritania" },
  actorBalance: actors,
  pair: { ...actors, first: "state:ruritania", second: "state:graustark" },
  alignment: { ...actors, measure: "scottPi", most: 30 },
  causes,
  causeMap: causes,
  whatIf: { ...causes, pushes: [{ concept: "concept:tolls", value: 1 }], mode: "clamp" },
  forecasts: {
    countsDrafts: true,
    questions: [
      {
        id: "q1",
        text: "Will the upper lock close?",
        criteria: "the council says so",
        kind: "binary",
        options: [],
        condition: null,
        opens: null,
        closes: null,
        due: Date.UTC(2026, 5, 30),
        baseRate: { rate: 0.3, source: "earlier years" },
        statements: [],
      },
    ],
    history: [
      {
        question: "q1",
        verdict: { kind: "yes" },
        happened: Date.UTC(2026, 5, 20),
        recorded: Date.UTC(2026, 5, 21),
        by: "local",
        reason: "it was announced",
        evidence: "https://example.org/lock",
      },
    ],
    rule: "brier",
    minimumQuestions: 1,
  },
  profiles: { countsDrafts: true, role: "speaker" },
  profile: { countsDrafts: true, role: "speaker", keys: ["person:ada-example", "person:bruno-sample"] },
  mergeSuggestions: { type: "concept" },
  mergeEffect: { countsDrafts: true, into: "concept:tolls", from: "concept:a-toll-on-barges" },
  reviewQueue: { order: "uncertain", size: 20 },
  statements: { filter },
  statementWindow: { filter, order, first: 1, size: 20 },
  statementIds: { filter, order },
  statementSheet: { filter, order },
};
