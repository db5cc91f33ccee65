import { useMemo, useState } from "react";
import type { DocumentContent } from "@rapporteur/app/records";
import { signatories } from "@rapporteur/core/model";
import type { Overlaid } from "../../../data/pending.ts";
import { Button } from "../../../parts/button.tsx";
import { AuthorDialog } from "./author-dialog.tsx";
import { authorshipDoubts, namedSince } from "./authorship-doubts.ts";
import { DoubtList } from "./doubt-list.tsx";
import type { NameOf } from "../summary.ts";
import { text } from "../strings.ts";

interface OutlineProps {
  readonly content: DocumentContent;
  readonly statements: readonly Overlaid<"statement">[];
  readonly nameOf: NameOf;
  readonly canCode: boolean;
  readonly onGo: (offset: number) => void;
}

interface Count {
  reviewed: number;
  total: number;
}

/** Names of the people who sign a contribution; null where nobody does. */
function signedBy(contribution: DocumentContent["contributions"][number], nameOf: NameOf): string | null {
  const names = signatories(contribution).map(({ author }) => nameOf(author) ?? author);
  return names.length === 0 ? null : names.join(", ");
}

/** The contributions with their authors, and how much of each has been reviewed. */
export function Outline({ content, statements, nameOf, canCode, onGo }: OutlineProps) {
  const counts = useMemo(() => countByContribution(statements), [statements]);
  const speechless = useMemo(() => Map.groupBy(statements.filter(isSpeechless), ({ record }) => record.contribution), [statements]);
  const doubts = useMemo(() => authorshipDoubts(content, statements), [content, statements]);
  const parts = useMemo(() => Map.groupBy(statements, ({ record }) => record.contribution), [statements]);
  const outside = counts.get(null);
  const doubtful = { nameOf, canCode, onGo };
  return (
    <nav className="read-outline" aria-label={text.outline}>
      <ol>
        {content.contributions.map((contribution, at) => (
          <li key={contribution.start}>
            <button type="button" className="read-outline-link" onClick={() => onGo(contribution.start)}>
              <span dir="auto">{signedBy(contribution, nameOf) ?? nameOf(namedSince(parts.get(at) ?? [])) ?? text.unattributed}</span>
              {contribution.heading === null ? null : (
                <span className="note" dir="auto">
                  {contribution.heading}
                </span>
              )}
            </button>
            <Bar count={counts.get(at)} />
            <AddAuthor statements={speechless.get(at)} canCode={canCode} />
            <DoubtList doubts={doubts.get(at)} {...doubtful} />
          </li>
        ))}
        {outside === undefined && !doubts.has(null) ? null : (
          <li>
            <span className="soft">{text.outside}</span>
            <Bar count={outside} />
            <AddAuthor statements={speechless.get(null)} canCode={canCode} />
            <DoubtList doubts={doubts.get(null)} {...doubtful} />
          </li>
        )}
      </ol>
    </nav>
  );
}

const isSpeechless = ({ record }: Overlaid<"statement">): boolean => record.speaker === null && record.review !== "rejected";

/** Where statements have no speaker they are in no network of speakers: it says how many, and lets one be named for all. */
function AddAuthor({ statements = [], canCode }: { readonly statements?: readonly Overlaid<"statement">[] | undefined; readonly canCode: boolean }) {
  const [isOpen, setOpen] = useState(false);
  if (statements.length === 0) return null;
  return (
    <span className="read-speechless">
      <span className="note">{text.author.missing(statements.length)}</span>
      {canCode ? (
        <Button look="quiet" onClick={() => setOpen(true)}>
          {text.author.add}
        </Button>
      ) : null}
      {isOpen ? <AuthorDialog statements={statements} onClose={() => setOpen(false)} /> : null}
    </span>
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
