import type { FigureTask, FigureTasks, PackedAnswer } from "@rapporteur/app/analysis/figures";

/** One question. `version` counts what the page has heard of changes: a worker that has read the statements before that reads them again. */
export type Question = {
  [K in FigureTask]: {
    readonly kind: "ask";
    readonly id: number;
    readonly project: string;
    readonly version: number;
    readonly task: K;
    readonly request: FigureTasks[K]["request"];
  };
}[FigureTask];

/** What the page says in one turn comes together: of questions that are asked at once, the most urgent is answered first. */
export type ToWorker = readonly (Question | { readonly kind: "cancel"; readonly id: number })[];

export interface WorkerFailure {
  readonly code: string | null;
  readonly message: string;
  readonly cure: string | null;
}

export type FromWorker = { readonly id: number; readonly answer: PackedAnswer } | { readonly id: number; readonly failure: WorkerFailure };
