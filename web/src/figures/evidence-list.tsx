import { saidWords } from "../hooks/said-words.ts";
import { Link } from "wouter";
import { formatDay } from "../hooks/format.ts";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import type { EvidenceRow } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../worker/use-engine.ts";
import { figureText as text } from "./strings.ts";

interface EvidenceListProps {
  readonly rows: readonly EvidenceRow[];
  /** How many there are, where `rows` are the first of them. */
  readonly count?: number;
  readonly nameOf: (key: string | null) => string;
}

/** Statements with their words, whose they are, and the way to them in the text. */
export function EvidenceList({ rows, count = rows.length, nameOf }: EvidenceListProps) {
  if (rows.length === 0) return <p className="soft">{text.noStatements}</p>;
  return (
    <>
      <ul className="evidence">
        {rows.map((row) => (
          <li key={row.id}>
            <EvidenceItem row={row} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      {count > rows.length ? <p className="note">{text.more(rows.length, count)}</p> : null}
    </>
  );
}

/** One statement, for a list that says more of each. */
export function EvidenceItem({ row, nameOf }: { readonly row: EvidenceRow; readonly nameOf: (key: string | null) => string }) {
  return (
    <div className={`evidence-item hue hue-${row.type}`} data-review={row.review}>
      <blockquote className="evidence-quote serif">{saidWords(row.quote)}</blockquote>
      <div className="note">
        {nameOf(row.speaker)} · {row.day === null ? text.undated : formatDay(row.day)} · {text.reviews[row.review]}
      </div>
      <Link className="small" href={`/read/${row.documentId}?statement=${row.id}`} aria-label={`${text.openInText}: ${row.title}`}>
        {row.title === "" ? text.openInText : row.title}
      </Link>
    </div>
  );
}

/** The same for statements known by id only. */
export function EvidenceOf({ ids, nameOf }: { readonly ids: readonly string[]; readonly nameOf: (key: string | null) => string }) {
  const { data, error } = useEngine("evidence", ids.length === 0 ? null : { ids });
  if (ids.length === 0) return <p className="soft">{text.noStatements}</p>;
  if (error !== null) return <ErrorState error={error} />;
  return data === null ? <Loading /> : <EvidenceList rows={data.rows} count={data.count} nameOf={nameOf} />;
}

interface NoneAcceptedProps {
  readonly drafts: number;
  readonly onCount: () => void;
}

/** Where nothing is accepted yet: what to do, and the button that does it. */
export function NoneAccepted({ drafts, onCount }: NoneAcceptedProps) {
  if (drafts === 0) {
    return (
      <EmptyState
        title={text.nothingToDraw}
        action={
          <Link className="button" href="/library">
            {text.toLibrary}
          </Link>
        }
      >
        {text.nothingToDrawText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={text.noneAccepted}
      action={
        <div className="row">
          <Link className="button button-primary" href="/review">
            {text.review}
          </Link>
          <button type="button" className="button" onClick={onCount}>
            {text.countThem}
          </button>
        </div>
      }
    >
      {text.noneAcceptedText(drafts)}
    </EmptyState>
  );
}
