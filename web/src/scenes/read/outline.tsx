import { useMemo } from "react";
import type { DocumentContent } from "@rapporteur/app/records";
import type { Overlaid } from "../../data/pending.ts";
import type { NameOf } from "./summary.ts";
import { text } from "./strings.ts";

interface OutlineProps {
  readonly content: DocumentContent;
  readonly statements: readonly Overlaid<"statement">[];
  readonly nameOf: NameOf;
  readonly onGo: (offset: number) => void;
}

interface Count {
  reviewed: number;
  total: number;
}

/** The contributions with their authors, and how much of each has been reviewed. */
export function Outline({ content, statements, nameOf, onGo }: OutlineProps) {
  const counts = useMemo(() => countByContribution(statements), [statements]);
  const outside = counts.get(null);
  return (
    <nav className="read-outline" aria-label={text.outline}>
      <ol>
        {content.contributions.map((contribution, at) => (
          <li key={contribution.start}>
            <button type="button" className="read-outline-link" onClick={() => onGo(contribution.start)}>
              <span dir="auto">{nameOf(contribution.author) ?? text.unattributed}</span>
              {contribution.heading === null ? null : (
                <span className="note" dir="auto">
                  {contribution.heading}
                </span>
              )}
            </button>
            <Bar count={counts.get(at)} />
          </li>
        ))}
        {outside === undefined ? null : (
          <li>
            <span className="soft">{text.outside}</span>
            <Bar count={outside} />
          </li>
        )}
      </ol>
    </nav>
  );
}

function countByContribution(statements: readonly Overlaid<"statement">[]): Map<number | null, Count> {
  const counts = new Map<number | null, Count>();
  for (const { record } of statements) {
    const count = counts.get(record.contribution) ?? { reviewed: 0, total: 0 };
    count.total++;
    if (record.review !== "draft") count.reviewed++;
    counts.set(record.contribution, count);
  }
  return counts;
}

function Bar({ count = { reviewed: 0, total: 0 } }: { readonly count?: Count | undefined }) {
  const { reviewed, total } = count;
  if (total === 0) return null;
  return (
    <span className="read-bar">
      <progress value={reviewed} max={total} aria-label={text.reviewedOf(reviewed, total)} />
      <span className="note figure-number" aria-hidden="true">
        {reviewed}/{total}
      </span>
    </span>
  );
}
