import { saidWords } from "../../hooks/said-words.ts";
import { useState } from "react";
import { Link } from "wouter";
import type { EvidenceRow, PositionLine } from "@rapporteur/app/analysis/figures";
import { formatDay } from "../../hooks/format.ts";
import { profileHref, type ProfileRole } from "../../hooks/profile-href.ts";
import { Button } from "../../parts/button.tsx";
import type { PageContext } from "./page-context.ts";
import { axisTitle, reachOf, StanceStrip } from "./stance-strip.tsx";
import { text } from "./strings.ts";

const shownAtFirst = 12;

interface PositionTableProps {
  readonly lines: readonly PositionLine[];
  readonly lineCount: number;
  readonly context: PageContext;
}

/** Each concept that an expert has positions on, or each speaker on a concept: the latest stance, the line of time, the latest words. */
export function PositionTable({ lines, lineCount, context }: PositionTableProps) {
  const [isWhole, setWhole] = useState(false);
  const { role } = context;
  if (lines.length === 0) return <p className="soft">{text.noPositions}</p>;
  const shown = isWhole ? lines : lines.slice(0, shownAtFirst);
  const reach = reachOf(lines);
  return (
    <>
      <table className="experts-table">
        <thead>
          <tr>
            <th scope="col">{text.positionColumns[role]}</th>
            <th scope="col">{text.positionColumns.stance}</th>
            <th scope="col">{axisTitle(reach)}</th>
            <th scope="col">{text.positionColumns.words}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={`${line.speaker} ${line.concept}`}>
              <th scope="row">
                <Other line={line} context={context} />
                <span className="note">{text.counts(line.forCount, line.againstCount)}</span>
              </th>
              <td>
                <StanceWord line={line} />
              </td>
              <td className="experts-strip-cell">
                <StanceStrip line={line} reach={reach} />
              </td>
              <td>
                <Quote row={line.latest} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{text.positionsNote}</p>
      {lines.length > shown.length ? <Button onClick={() => setWhole(true)}>{text.more(lines.length - shown.length)}</Button> : null}
      {lineCount > lines.length ? <p className="note">{text.moreLines(lines.length, lineCount)}</p> : null}
    </>
  );
}

/** The other side of a line: of an expert's the concept, of a concept's the speaker. */
function Other({ line, context: { role, nameOf, kept } }: { readonly line: PositionLine; readonly context: PageContext }) {
  const [key, otherRole]: [string, ProfileRole] = role === "speaker" ? [line.concept, "concept"] : [line.speaker, "speaker"];
  return <Link href={profileHref(otherRole, [key], kept)}>{nameOf(key)}</Link>;
}

/** The latest stance in a word and a sign, never by colour alone. */
export function StanceWord({ line: { stance } }: { readonly line: PositionLine }) {
  const sign = { for: "+", against: "−", both: "±" }[stance];
  return (
    <span className="experts-stance" data-stance={stance}>
      <span aria-hidden="true">{sign}</span> {text.stances[stance]}
    </span>
  );
}

/** Words with their day, opened in the text. */
export function Quote({ row }: { readonly row: EvidenceRow }) {
  return (
    <span className={`experts-quote hue hue-${row.type}`} data-review={row.review}>
      <Link className="experts-words" href={`/read/${row.documentId}?statement=${row.id}`} dir="auto">
        “{saidWords(row.quote)}”
      </Link>
      <span className="note">
        {[row.title, row.day === null ? text.noDay : formatDay(row.day), row.review].filter((part) => part !== "").join(" · ")}
      </span>
    </span>
  );
}
