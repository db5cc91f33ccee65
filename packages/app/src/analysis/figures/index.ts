export type {
  ActorArc,
  ActorBalanceAnswer,
  ActorLayoutAnswer,
  ActorLayoutRequest,
  ActorsAnswer,
  ActorsRequest,
  Camps,
  PairAct,
  PairAnswer,
} from "./actors/actor-types.ts";
export { answerFigure } from "./answer-figure.ts";
export type {
  CauseMapAnswer,
  CausesAnswer,
  CausesRequest,
  ClaimView,
  ConceptChange,
  LinkView,
  LoopView,
  MapPiece,
  PathView,
  PlacedConcept,
  WhatIfAnswer,
} from "./causes/cause-types.ts";
export type { EntityName, EvidenceRow, Overview, RowBasis, TypeUse } from "./common-types.ts";
export { dayOf } from "./day-of.ts";
export type {
  ActTie,
  CauseTie,
  NamedCount,
  OthersView,
  PositionLine,
  Profile,
  ProfileAnswer,
  ProfileEntry,
  ProfileRole,
  ProfilesAnswer,
  RoleStretch,
  SharedLine,
  Stance,
  StanceDay,
} from "./experts/profile-types.ts";
export { figureData, type FigureData } from "./figure-data.ts";
export type { FigureTask, FigureTasks } from "./figure-tasks.ts";
export type { AskedQuestion, ForecastEntry, ForecastsAnswer, ScoredEntry, ScoreRow, UnaskedGroup } from "./forecasts/forecast-types.ts";
export type { MergeEffectAnswer, MergeSide, MergeSuggestion, MergeSuggestionsAnswer, SpeakerPair } from "./merges/merge-types.ts";
export type {
  LayoutAnswer,
  NetworkAnswer,
  NetworkNode,
  NetworkRequest,
  NetworkSettings,
  PolarizationAnswer,
  PolarizationWindow,
} from "./networks/network-types.ts";
export { packAnswer, packedBuffers, unpackAnswer, type PackedAnswer } from "./pack-answer.ts";
export type { QueueCount, QueuedDraft, ReviewQueueAnswer } from "./queue/queue-types.ts";
export type { FacetValue, StatementFilter, StatementLine, StatementOrder, StatementsAnswer } from "./statements/statement-types.ts";
export type { ScopeChoice, ScopeChoicesAnswer, ScopeCounts } from "./scope/scope-choices.ts";
export { isWholeScope, scopeTable, wholeScope } from "./scope/scope-table.ts";
export { nodeDistance } from "./layout/place-network.ts";
export { drawnFormats, writeDrawnNetwork, type DrawnNetworkFile } from "./networks/write-drawn-network.ts";
export { toCsv } from "./statements/to-csv.ts";
