import {
  answerActorBalance,
  answerActorEvidence,
  answerActorIds,
  answerActorLayout,
  answerActors,
  answerAlignment,
  answerPair,
} from "./actors/actor-tasks.ts";
import { answerCauseMap, answerCauses, answerWhatIf } from "./causes/cause-tasks.ts";
import { readEvidence } from "./evidence.ts";
import { answerProfile } from "./experts/answer-profile.ts";
import { answerProfiles } from "./experts/answer-profiles.ts";
import type { FigureData } from "./figure-data.ts";
import type { FigureTask, FigureTasks } from "./figure-tasks.ts";
import { answerForecasts } from "./forecasts/forecast-tasks.ts";
import { answerLayout } from "./networks/layout-task.ts";
import { answerScopeChoices } from "./scope/scope-choices.ts";
import { scopedData } from "./scope/scoped-data.ts";
import { answerMergeEffect } from "./merges/merge-effect.ts";
import { answerMergeSuggestions } from "./merges/suggest-merges.ts";
import { answerNetwork, answerNetworkIds, answerNodeEvidence, answerPolarization, answerTieEvidence } from "./networks/network-tasks.ts";
import { answerReviewQueue } from "./queue/review-queue.ts";
import { readOverview } from "./overview.ts";
import type { Pause } from "./pause.ts";
import { answerIds, answerSheet, answerStatements, answerWindow } from "./statements/statement-tasks.ts";

type Answerer<K extends FigureTask> = (
  data: FigureData,
  request: FigureTasks[K]["request"],
  pause: Pause,
) => FigureTasks[K]["answer"] | Promise<FigureTasks[K]["answer"]>;

const answerers: { readonly [K in FigureTask]: Answerer<K> } = {
  overview: readOverview,
  scopeChoices: answerScopeChoices,
  evidence: readEvidence,
  network: answerNetwork,
  layout: answerLayout,
  networkIds: answerNetworkIds,
  polarization: answerPolarization,
  tieEvidence: answerTieEvidence,
  nodeEvidence: answerNodeEvidence,
  actors: answerActors,
  actorLayout: answerActorLayout,
  actorBalance: answerActorBalance,
  actorIds: answerActorIds,
  actorEvidence: answerActorEvidence,
  pair: answerPair,
  alignment: answerAlignment,
  causes: answerCauses,
  causeMap: answerCauseMap,
  whatIf: answerWhatIf,
  forecasts: answerForecasts,
  profiles: answerProfiles,
  profile: answerProfile,
  mergeSuggestions: answerMergeSuggestions,
  mergeEffect: answerMergeEffect,
  reviewQueue: answerReviewQueue,
  statements: answerStatements,
  statementWindow: answerWindow,
  statementIds: answerIds,
  statementSheet: answerSheet,
};

/** Answers a task from a project's data. Throws what the engines throw, and what `pause` throws. Deterministic. */
export async function answerFigure<K extends FigureTask>(
  task: K,
  { data, request, pause }: { readonly data: FigureData; readonly request: FigureTasks[K]["request"]; readonly pause: Pause },
): Promise<FigureTasks[K]["answer"]> {
  // Choices are told of what a scope leaves out, too.
  const scope = task !== "scopeChoices" && "scope" in request ? request.scope : undefined;
  return answerers[task](scopedData(data, scope), request, pause);
}
