import type { FigureRequest, FigureTask } from "../../contract/figure-requests.ts";
import type { ActorBalanceAnswer, ActorLayoutAnswer, ActorsAnswer, AlignmentAnswer, PairAnswer } from "./actors/actor-types.ts";
import type { CauseMapAnswer, CausesAnswer, WhatIfAnswer } from "./causes/cause-types.ts";
import type { EvidenceAnswer, Overview } from "./common-types.ts";
import type { ProfileAnswer, ProfilesAnswer } from "./experts/profile-types.ts";
import type { ForecastsAnswer } from "./forecasts/forecast-types.ts";
import type { ScopeChoicesAnswer } from "./scope/scope-choices.ts";
import type { MergeEffectAnswer, MergeSuggestionsAnswer } from "./merges/merge-types.ts";
import type { ReviewQueueAnswer } from "./queue/queue-types.ts";
import type { LayoutAnswer, NetworkAnswer, PolarizationAnswer, TieEvidenceAnswer } from "./networks/network-types.ts";
import type { IdsAnswer, SheetAnswer, StatementsAnswer, WindowAnswer } from "./statements/statement-types.ts";

export type { FigureTask } from "../../contract/figure-requests.ts";

interface Answers {
  readonly overview: Overview;
  readonly scopeChoices: ScopeChoicesAnswer;
  readonly evidence: EvidenceAnswer;
  readonly network: NetworkAnswer;
  readonly layout: LayoutAnswer;
  readonly networkIds: IdsAnswer;
  readonly polarization: PolarizationAnswer;
  readonly tieEvidence: TieEvidenceAnswer;
  readonly nodeEvidence: EvidenceAnswer;
  readonly actors: ActorsAnswer;
  readonly actorLayout: ActorLayoutAnswer;
  readonly actorBalance: ActorBalanceAnswer;
  readonly actorIds: IdsAnswer;
  readonly actorEvidence: EvidenceAnswer;
  readonly pair: PairAnswer;
  readonly alignment: AlignmentAnswer;
  readonly causes: CausesAnswer;
  readonly causeMap: CauseMapAnswer;
  readonly whatIf: WhatIfAnswer;
  readonly forecasts: ForecastsAnswer;
  readonly profiles: ProfilesAnswer;
  readonly profile: ProfileAnswer;
  readonly mergeSuggestions: MergeSuggestionsAnswer;
  readonly mergeEffect: MergeEffectAnswer;
  readonly reviewQueue: ReviewQueueAnswer;
  readonly statements: StatementsAnswer;
  readonly statementWindow: WindowAnswer;
  readonly statementIds: IdsAnswer;
  readonly statementSheet: SheetAnswer;
}

/** What can be asked, by name: the request as the contract spells it out, and the answer. */
export type FigureTasks = { readonly [K in FigureTask]: { readonly request: FigureRequest<K>; readonly answer: Answers[K] } };
