import type { FormatSpan } from "../../present/html/format-span.ts";
import type { Readout } from "@rapporteur/reader/readout";

/* What the public site is made from: plain data, filled from a snapshot by the publishing service. */

export interface SiteSettings {
  readonly title: string;
  readonly description: string;
  /** Origin and path without a slash at the end, "https://example.org/site"; null where the site is a folder of files with no address of its own. */
  readonly baseUrl: string | null;
  readonly language: string;
  readonly publisher: string;
  /** Shown beside the comment form: what becomes of the address that is asked for. */
  readonly privacySentence: string;
}

/** How the text of a page may be shown: whole, or as short quotes with a link to where it stands. */
export type TextShown = "whole" | "quotes";

export interface Correction {
  /** ISO 8601. */
  readonly at: string;
  readonly what: string;
  readonly old: string;
  readonly new: string;
  readonly note: string;
}

/** A comment as the public sees it. A tombstone has neither name nor text. */
export interface SiteComment {
  readonly id: string;
  readonly parent: string | null;
  readonly statement: string | null;
  readonly stance: "agree" | "disagree" | "adds" | null;
  /** The reader's own chance of the forecast, in [0, 1]. */
  readonly chance: number | null;
  readonly name: string;
  readonly text: string;
  readonly isTombstone: boolean;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly editorNote: string | null;
}

/** A reader's remark that an editor promoted: shown apart, counted in no expert's figure. */
export interface ReaderStatement {
  readonly statement: string;
  readonly name: string;
  readonly text: string;
  readonly promotedAt: string;
}

/** The picture of one who signs. */
export interface SitePortrait {
  readonly name: string;
  /** Path of its file in the site, named by its bytes; in a preview, the picture itself as an address. */
  readonly source: string;
  readonly base64: string;
}

/** One published page. `readout` holds accepted statements alone; with `text` "quotes" its text is blanked outside what may be quoted. */
export interface SitePage {
  readonly slug: string;
  readonly readout: Readout;
  /** How the source sets its words: bold, italic, links, pictures; offsets into the readout's text. */
  readonly formats: readonly FormatSpan[];
  readonly text: TextShown;
  /** Address of the original where the words may not be shown whole. */
  readonly source: string | null;
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** Name and digest of the snapshot that every figure can be rebuilt from. */
  readonly snapshot: { readonly name: string; readonly revision: number; readonly digest: string };
  readonly corrections: readonly Correction[];
  readonly comments: { readonly mode: "open" | "closed" | "off"; readonly entries: readonly SiteComment[]; readonly takesForecasts: boolean };
  readonly readers: readonly ReaderStatement[];
  /** Numbers of question and contribution ("0:2") of answers that an editor approved. */
  readonly approvedAnswers: readonly string[];
  readonly portraits: readonly SitePortrait[];
}

/** A forecast that was resolved, with both ends of its score. */
export interface ExpertForecast {
  readonly page: string;
  readonly statement: string;
  readonly question: string;
  readonly outcome: string | null;
  /** Brier score at the low and high end of what the words allow; null until resolved, or where the words have no number. */
  readonly brier: { readonly low: number; readonly high: number } | null;
}

export interface SiteExpert {
  readonly slug: string;
  readonly name: string;
  /** Roles as their pages give them, the latest first. */
  readonly roles: readonly string[];
  readonly forecasts: readonly ExpertForecast[];
  /** Mean of both ends over resolved forecasts, with how many there are; null where there are none. */
  readonly score: { readonly low: number; readonly high: number; readonly n: number } | null;
}

export interface Site {
  readonly settings: SiteSettings;
  /** Newest first. */
  readonly pages: readonly SitePage[];
  readonly experts: readonly SiteExpert[];
  /** Version of the program, for the footer. */
  readonly version: string;
}
