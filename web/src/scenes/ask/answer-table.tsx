import { saidWords } from "../../hooks/said-words.ts";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { Link } from "wouter";
import { formatDay } from "../../hooks/format.ts";
import { profileHref } from "../../hooks/profile-href.ts";
import { text } from "./strings.ts";

export type Answer = AnswerOf<Api["ask"]["answer"]>;
type Expert = Answer["experts"][number];
type Quote = Expert["for"][number];
type Stance = keyof typeof text.stances;

const stances = ["for", "against", "unclear"] as const;

interface AnswerTableProps {
  readonly answer: Answer;
  readonly nameOf: (key: string | null) => string;
}

/** Experts as rows, stances as columns, quotations in the cells; a column that nobody fills is left out. */
export function AnswerTable({ answer: { experts }, nameOf }: AnswerTableProps) {
  const columns = stances.filter((stance) => experts.some((expert) => expert[stance].length > 0));
  return (
    <div className="ask-scroll" tabIndex={0} role="group" aria-label={text.answerLabel}>
      <table className="ask-table">
        <thead>
          <tr>
            <th scope="col">{text.expert}</th>
            {columns.map((stance) => (
              <th key={stance} scope="col">
                {text.stances[stance]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {experts.map((expert) => (
            <tr key={expert.speaker ?? ""}>
              <th scope="row">
                <Speaker expert={expert} nameOf={nameOf} />
              </th>
              {columns.map((stance) => (
                <td key={stance} data-stance={text.stances[stance]} data-empty={expert[stance].length === 0 ? "" : undefined}>
                  {expert[stance].map((quote) => (
                    <Words key={`${quote.documentId} ${quote.start} ${quote.end}`} quote={quote} stance={stance} nameOf={nameOf} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Speaker({ expert: { speaker, moreCount }, nameOf }: { readonly expert: Expert; readonly nameOf: AnswerTableProps["nameOf"] }) {
  const more = moreCount === 0 ? null : <span className="note">{text.more(moreCount)}</span>;
  if (speaker === null)
    return (
      <span className="soft">
        {text.notNamed} {more}
      </span>
    );
  return (
    <>
      <Link href={profileHref("speaker", [speaker])} title={text.theirPage(nameOf(speaker))}>
        {nameOf(speaker)}
      </Link>{" "}
      {more}
    </>
  );
}

function Words({ quote, stance, nameOf }: { readonly quote: Quote; readonly stance: Stance; readonly nameOf: AnswerTableProps["nameOf"] }) {
  const { documentId, statementId, start, end, title, day, type, about, review } = quote;
  const href = statementId === null ? `/read/${documentId}?at=${start}-${end}` : `/read/${documentId}?statement=${statementId}`;
  const facts = [
    about === null ? null : (text.aboutConcept[stance]?.(nameOf(about)) ?? nameOf(about)),
    type ?? text.passage,
    review === null ? null : text.review[review],
    title,
    day === null ? null : formatDay(day),
  ];
  return (
    <div className={`ask-quote hue hue-${type ?? "quotation"}`} data-review={review ?? undefined}>
      <Link className="ask-words" href={href} dir="auto">
        “{saidWords(quote.quote)}”
      </Link>
      <span className="note">{facts.filter((fact) => fact !== null && fact !== "").join(" · ")}</span>
    </div>
  );
}
