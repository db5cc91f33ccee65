/** Told of what a runner of jobs and its readers do, for the code that counts it. */
export interface WorkWatch {
  /** A unit of a job was taken on; `attempt` is above 1 where it was before. */
  readonly unitBegan: (unit: { readonly task: string; readonly attempt: number }) => void;
  /** A unit was noted; `code` says why it failed, null where it is done. */
  readonly unitEnded: (unit: { readonly task: string; readonly code: string | null }) => void;
  /** A document was read or coded, or could not be: `code` says why. */
  readonly documentEnded: (reading: { readonly task: string; readonly seconds: number; readonly code: string | null }) => void;
}
