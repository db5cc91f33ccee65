import { exportCorpus } from "../../corpus/tool/commands/export.ts";
import { readGrid } from "../../corpus/tool/corpus-files.ts";

export interface GoldSpan {
  readonly start: number;
  readonly end: number;
}

export interface GoldParty {
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string | null;
  readonly names: readonly string[];
}

export interface GoldWords extends GoldSpan {
  readonly text: string;
  readonly referent: (GoldSpan & { readonly text: string }) | null;
}

interface GoldCommon {
  readonly trigger: GoldSpan | null;
  readonly saidBy: readonly string[];
}

export interface GoldRelation extends GoldCommon {
  readonly action: string;
  readonly source: readonly GoldParty[] | null;
  readonly target: readonly GoldParty[] | null;
  /** What all sources do to each other; then there is no target. */
  readonly mutual: boolean;
}

export interface GoldPosition extends GoldCommon {
  readonly stance: "for" | "against";
  readonly concept: GoldWords | null;
}

export interface GoldForecast extends GoldCommon {
  readonly side: "yes" | "no" | "open";
  readonly event: GoldWords | null;
}

export interface GoldCause extends GoldCommon {
  readonly sign: "+" | "-" | "?";
  readonly cause: GoldWords | null;
  readonly effect: GoldWords | null;
}

export interface GoldQuote extends GoldCommon {
  readonly span: GoldSpan | null;
}

/** One annotated document, as `npm run corpus -- export` writes it; the fields that scoring needs. */
export interface GoldRecord {
  readonly id: string;
  readonly split: "train" | "development" | "test";
  readonly genre: string;
  readonly annotated: boolean;
  readonly text: string;
  readonly entities: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly lines: readonly { readonly line: number; readonly role: string; readonly start: number; readonly end: number }[];
  readonly sections: readonly { readonly author: string | null; readonly lines: readonly number[] }[];
  readonly questions: readonly (GoldSpan & { readonly answers: readonly { readonly section: string; readonly lines: readonly number[] }[] })[];
  readonly comparisons: readonly {
    readonly relation: "agree" | "degree" | "disagree";
    readonly members: readonly { readonly section: string; readonly side: string | null; readonly lines: readonly number[] }[];
  }[];
  readonly relations: readonly GoldRelation[];
  readonly positions: readonly GoldPosition[];
  readonly forecasts: readonly GoldForecast[];
  readonly causes: readonly GoldCause[];
  readonly quotes: readonly GoldQuote[];
}

/** Names that a gold entity goes by. The person who speaks for a state goes by the state's name too: pages put nothing else over such speeches. */
export function namesOf({ name, aliases }: GoldRecord["entities"][number]): string[] {
  const state = /^(?:[Tt]he )?(?:[Rr]epresentative|[Dd]elegate|[Oo]bserver) of (?:the )?(\p{Lu}.*)$/u.exec(name)?.[1];
  return [name, ...aliases, ...(state === undefined ? [] : [state])];
}

/** The annotated documents of one part of the corpus, without passages. */
export function corpusGold(split: GoldRecord["split"]): GoldRecord[] {
  const ids = readGrid().filter((row) => row.split === split);
  return documentsOf(ids.map(({ id }) => id));
}

/** These documents of the corpus, if they are annotated. */
export function documentsOf(ids: readonly string[]): GoldRecord[] {
  if (ids.length === 0) return [];
  return exportCorpus(ids)
    .text.split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldRecord)
    .filter((record) => record.annotated);
}
