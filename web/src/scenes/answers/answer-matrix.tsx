import type { Readout } from "@rapporteur/app/contract";
import { type Contribution, shownQuestions, signatories } from "@rapporteur/core/model";
import type { StatementScope } from "../../figures/scope/scope-types.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import { closed, Passage } from "./passage.tsx";
import { text } from "./strings.ts";

export interface ReadoutProps {
  readonly documentId: string;
  readonly readout: Readout;
  /** Name by entity id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who wrote a contribution, as the readout names them. */
export function authorOf({ readout, names }: Pick<ReadoutProps, "readout" | "names">, contribution: number): string {
  const one = readout.document.contributions[contribution];
  const signed = one === undefined ? [] : signatories(one).map(({ author }) => names.get(author) ?? author);
  return signed.length === 0 ? text.unattributed : signed.join(", ");
}

/** Questions as rows, experts as columns, the passages that answer in the cells. On a phone each row becomes a block with the experts named in it. */
export function AnswerMatrix(props: ReadoutProps) {
  const { questions, contributions } = props.readout.document;
  const { scope } = useScope();
  const shown = contributions.flatMap((contribution, index) => (isSpeakerIn(contribution, scope) ? [{ contribution, index }] : []));
  const asked = shownQuestions(questions, (index) => props.readout.answers.some(({ question }) => question === index));
  if (questions.length === 0) return <p className="note">{text.noQuestions}</p>;
  return (
    <div className="answers-scroll" tabIndex={0} role="group" aria-label={text.questions}>
      <table className="answers-table">
        <thead>
          <tr>
            <th scope="col">{text.question}</th>
            {shown.map(({ contribution, index }) => (
              <th scope="col" key={contribution.start}>
                {authorOf(props, index)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {asked.map(({ question, index: row }) => (
            <tr key={question.start}>
              <th scope="row" dir="auto">
                {question.text}
              </th>
              {shown.map(({ contribution, index: column }) => (
                <td key={contribution.start} data-author={authorOf(props, column)}>
                  <Answers {...props} question={row} contribution={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Somebody who signs is among those asked for, and not all of them are left out. */
function isSpeakerIn(contribution: Contribution, { speakers, without }: StatementScope): boolean {
  const signed = signatories(contribution).map(({ author }) => author);
  const isIn = speakers.length === 0 || signed.some((author) => speakers.includes(author));
  return isIn && (signed.length === 0 || !signed.every((author) => without.includes(author)));
}

function Answers({ documentId, readout, question, contribution }: ReadoutProps & { readonly question: number; readonly contribution: number }) {
  const passages = readout.answers
    .filter((answer) => answer.question === question && answer.contribution === contribution)
    .flatMap((answer) => answer.passages);
  if (passages.length === 0) return <span className="answers-none">{text.noAnswer}</span>;
  return passages.map(([start, end]) => (
    <Passage key={start} documentId={documentId} start={start} end={end} words={closed(readout.document.text.slice(start, end))} />
  ));
}
