import type { ErrorCode, ErrorDetails } from "@rapporteur/core/base";
import type { FigureTask, FigureTasks } from "../figures/figure-tasks.ts";
import type { FigureData } from "../figures/figure-data.ts";

/** What figures are made from, as it is read from the store. */
export type FigureReading = Omit<FigureData, "rowOf" | "whole">;

/** A task with its request, and whether long lists of the answer come as columns (see `PackedAnswer`). */
export type FigureAsked = { readonly lists?: "records" | "columns" } & {
  [K in FigureTask]: { readonly task: K; readonly request: FigureTasks[K]["request"] };
}[FigureTask];

/** What a thread is told. A `view` is what one caller, or several alike, may see of a project. */
export type ToFigureThread =
  /** Keep this in place of what was kept under the view; `table` is null where it is the one that was kept. */
  | {
      readonly kind: "hold";
      readonly view: string;
      readonly reading: Omit<FigureReading, "table"> & { readonly table: FigureReading["table"] | null };
    }
  | { readonly kind: "forget"; readonly view: string }
  | ({ readonly kind: "ask"; readonly id: number; readonly view: string } & FigureAsked);

/** What a thread answers: JSON as bytes, or why there is none. `code` is null where it is no error that a user could mend. */
export type FromFigureThread =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly code: ErrorCode | null; readonly details: ErrorDetails; readonly stack: string };

/** Passed when a thread starts: the id of the question that nobody waits for any more is written into its one place. */
export interface FigureThreadData {
  readonly calledOff: Int32Array<SharedArrayBuffer>;
}
