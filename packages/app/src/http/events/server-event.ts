/** An event as it is sent to those who listen to a project. */
export interface ServerEvent {
  /** Where to go on after a break; only of events that can be sent again. */
  readonly id?: number;
  readonly event: "commit" | "job" | "comments" | "reset";
  readonly data: unknown;
  /** Who may see what may be another from here on. */
  readonly changesViews?: boolean;
}
