import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { EvidenceRow, RowBasis } from "../common-types.ts";

export type ProfilesRequest = FigureRequest<"profiles">;
export type ProfileRequest = FigureRequest<"profile">;
export type ProfileRole = ProfileRequest["role"];

/** "both": for and against on one and the same day. */
export type Stance = "for" | "against" | "both";

/** One who has a page, in the list. */
export interface ProfileEntry {
  /** Key of an entity, or words of the text. */
  readonly key: string;
  readonly statements: number;
  readonly documents: number;
  readonly positions: number;
  readonly forecasts: number;
  /** Times that somebody's position on one concept turned round; of a concept or actor: positions on it. */
  readonly changes: number;
  /** YYYY-MM-DD of the first and last dated statement. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

export interface ProfilesAnswer {
  /** Most statements first. */
  readonly entries: readonly ProfileEntry[];
  readonly basis: RowBasis;
}

/** What one speaker's positions on one concept came to on one day. */
export interface StanceDay {
  /** YYYY-MM-DD; null for all that are undated together. */
  readonly day: string | null;
  readonly stance: Stance;
  readonly ids: readonly string[];
  /** Document of the first of them. */
  readonly documentId: string;
}

/** One speaker's positions on one concept, oldest first, the undated ones last. */
export interface PositionLine {
  readonly speaker: string;
  readonly concept: string;
  readonly forCount: number;
  readonly againstCount: number;
  readonly days: readonly StanceDay[];
  /** Where a clear stance follows the opposite one on a later day, with the words of both. */
  readonly changes: readonly { readonly day: string; readonly before: EvidenceRow; readonly after: EvidenceRow }[];
  /** The stance of the latest day, and its words. */
  readonly stance: Stance;
  readonly latest: EvidenceRow;
}

/** For whom an expert speaks, and from when to when the statements show it; or a dated fact that the project keeps. */
export interface RoleStretch {
  /** Key of the organization; null for a kept fact. */
  readonly organization: string | null;
  /** Name and value of a kept fact; empty for an organization. */
  readonly fact: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly ids: readonly string[];
}

/** Another one, by statements in which both stand. */
export interface NamedCount {
  readonly key: string;
  readonly statements: number;
  readonly ids: readonly string[];
}

/** Who shares an expert's concepts: those on which the balance of their positions is the same, and opposite. */
export interface OthersView {
  readonly speaker: string;
  readonly same: readonly string[];
  readonly opposite: readonly string[];
}

/** What an actor did to another, and what the other did to it: counts of acts, by sign. */
export interface ActTie {
  readonly other: string;
  readonly cooperationGiven: number;
  readonly conflictGiven: number;
  readonly cooperationReceived: number;
  readonly conflictReceived: number;
  readonly ids: readonly string[];
}

/** What is said to cause it, or to follow from it. Claims by sign; denied ones apart. */
export interface CauseTie {
  readonly other: string;
  readonly way: "cause" | "effect";
  readonly plus: number;
  readonly minus: number;
  readonly unsigned: number;
  readonly denied: number;
  readonly ids: readonly string[];
}

/** One page: what somebody said, or what was said of an actor or concept. */
export interface Profile {
  readonly key: string;
  readonly basis: RowBasis;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Statements by month, YYYY-MM, from the first to the last one with those between. */
  readonly months: readonly { readonly month: string; readonly statements: number }[];
  readonly undatedCount: number;
  readonly roles: readonly RoleStretch[];
  /** Named in the same statements, most first. */
  readonly topics: readonly NamedCount[];
  /** Who speaks of it; empty for a speaker. */
  readonly voices: readonly NamedCount[];
  /** Most statements first; the first of them where there are many. */
  readonly lines: readonly PositionLine[];
  readonly lineCount: number;
  /** Empty but for a speaker. */
  readonly others: readonly OthersView[];
  readonly acts: readonly ActTie[];
  readonly causes: readonly CauseTie[];
  readonly forecastIds: readonly string[];
}

/** Of a concept (or a speaker, where concepts or actors are compared): the line of each of the compared, in their order; null where one has none. */
export interface SharedLine {
  readonly key: string;
  readonly lines: readonly (PositionLine | null)[];
  /** The latest stances are clear and not all the same. */
  readonly areApart: boolean;
}

export interface ProfileAnswer {
  /** In the order asked for. */
  readonly profiles: readonly Profile[];
  /** What two or more of them have positions on, those who part first. */
  readonly shared: readonly SharedLine[];
}
