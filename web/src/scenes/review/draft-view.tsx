import { saidWords } from "../../hooks/said-words.ts";
import { Link } from "wouter";
import type { QueuedDraft } from "@rapporteur/app/analysis/figures";
import type { DocumentContent, TypeRecord } from "@rapporteur/app/records";
import { useDocument } from "../../data/document-resource.ts";
import { useProject } from "../../data/live-project.tsx";
import { formatDay, formatPercent } from "../../hooks/format.ts";
import { profileHref } from "../../hooks/profile-href.ts";
import { MemoMark } from "../../memos/memo-mark.tsx";
import { Memos } from "../../memos/memos.tsx";
import { memoCountOf, useMemoCounts } from "../../memos/use-memos.ts";
import { hueOf, TypeMark } from "../../parts/type-mark.tsx";
import type { OpenStatement } from "../statements/use-statement.ts";
import { text } from "./strings.ts";

interface DraftViewProps {
  readonly draft: QueuedDraft;
  readonly statement: OpenStatement;
  readonly type: TypeRecord | undefined;
  /** What it says, in a line. */
  readonly says: string;
  readonly nameOf: (key: string | null) => string;
}

/** A draft with the paragraph that it stands in, what it says, how sure it is, and what hangs on it. */
export function DraftView({ draft, statement: { record }, type, says, nameOf }: DraftViewProps) {
  const { id: project } = useProject();
  const memoCount = memoCountOf(useMemoCounts(), record);
  const { data } = useDocument(project, draft.documentId);
  const { className, style } = hueOf(type);
  const facts = [
    draft.confidence === null ? text.noConfidence : text.confidence(formatPercent(draft.confidence)),
    text.influence(draft.reach, draft.repeats),
  ];
  return (
    <article className={`review-draft ${className}`} style={style}>
      <p className="review-head">
        {type === undefined ? draft.type : <TypeMark type={type} />}{" "}
        {draft.speaker === null ? (
          <span className="soft">{text.noSpeaker}</span>
        ) : (
          <Link href={profileHref("speaker", [draft.speaker])}>{nameOf(draft.speaker)}</Link>
        )}{" "}
        <MemoMark count={memoCount} />
      </p>
      <p className="review-says" dir="auto">
        {says}
      </p>
      <p className="note">{facts.join(" · ")}</p>
      <Context content={data?.content ?? null} start={record.start} end={record.end} quote={record.quote} />
      <p className="note">
        <Link href={`/read/${draft.documentId}?statement=${draft.id}`}>{draft.title}</Link>
        {draft.day === null ? "" : ` · ${formatDay(draft.day)}`}
      </p>
      <Memos statement={record} hasKey />
    </article>
  );
}

interface ContextProps {
  readonly content: DocumentContent | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** The longest stretch of text that is shown on either side of the words. */
const mostAround = 700;

/** The words in their paragraph; the words alone until the text is here. */
function Context({ content, start, end, quote }: ContextProps) {
  const block = content?.blocks.find((one) => one.start <= start && start < one.end);
  const said = (first: number, last: number): string => (content === null ? "" : wordsBetween(content, first, last));
  const from = Math.max(block?.start ?? start, start - mostAround);
  const to = Math.min(Math.max(block?.end ?? end, end), end + mostAround);
  return (
    <blockquote className="review-words" dir="auto">
      {from > (block?.start ?? start) ? "…" : ""}
      {said(from, start)}
      <mark>{content === null ? saidWords(quote) : said(start, end)}</mark>
      {said(end, to)}
      {to < (block?.end ?? end) ? "…" : ""}
    </blockquote>
  );
}

/** A stretch of a text without what is markup and no words. */
function wordsBetween({ text, markup = [] }: DocumentContent, from: number, to: number): string {
  const inside = markup.filter(([start, end]) => start < to && end > from);
  const edges = [from, ...inside.flatMap(([start, end]) => [Math.max(from, start), Math.min(to, end)]), to];
  let words = "";
  for (let at = 0; at + 1 < edges.length; at += 2) words += text.slice(edges[at], edges[at + 1]);
  return words;
}
