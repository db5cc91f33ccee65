import type { Readout } from "@rapporteur/app/contract";
import { type Contribution, shownQuestions, signatories } from "@rapporteur/core/model";
import type { StatementScope } from "../../figures/scope/scope-types.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import type { FigureTable } from "../../parts/figure.tsx";
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
  const { scope } = useScope();
  const { shown, asked } = rowsAndColumns(props.readout, scope);
  if (props.readout.document.questions.length === 0) return <p className="note">{text.noQuestions}</p>;
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

/** The questions that are shown, and the contributions that somebody asked for signs. */
function rowsAndColumns({ document, answers }: Readout, scope: StatementScope) {
  const shown = document.contributions.flatMap((contribution, index) => (isSpeakerIn(contribution, scope) ? [{ contribution, index }] : []));
  return { shown, asked: shownQuestions(document.questions, (index) => answers.some(({ question }) => question === index)) };
}

/** The same as words: a line a passage. */
export function answerTable({ scope, ...props }: Pick<ReadoutProps, "readout" | "names"> & { readonly scope: StatementScope }): FigureTable {
  const { shown, asked } = rowsAndColumns(props.readout, scope);
  return {
    columns: [{ title: text.question }, ...shown.map(({ index }) => ({ title: authorOf(props, index) }))],
    rows: asked.map(({ question, index }) => [
      question.text,
      ...shown.map((column) => {
        const passages = passagesOf(props.readout, index, column.index);
        const words = passages.map(([start, end]) => closed(props.readout.document.text.slice(start, end)).replace(/\s+/g, " ").trim());
        return words.length === 0 ? text.noAnswer : words.join("\n");
      }),
    ]),
  };
}

function passagesOf({ answers }: Readout, question: number, contribution: number) {
  return answers.filter((answer) => answer.question === question && answer.contribution === contribution).flatMap(({ passages }) => passages);
}

/** Somebody who signs is among those asked for, and not all of them are left out. */
function isSpeakerIn(contribution: Contribution, { contributors, speakers, without }: StatementScope): boolean {
  const signed = signatories(contribution).map(({ author }) => author);
  const isAmong = (wanted: readonly string[]): boolean => wanted.length === 0 || signed.some((author) => wanted.includes(author));
  const isIn = isAmong(speakers) && (isAmong(contributors) || (signed.length === 0 && contributors.includes("")));
  return isIn && (signed.length === 0 || !signed.every((author) => without.includes(author)));
}

function Answers({ documentId, readout, question, contribution }: ReadoutProps & { readonly question: number; readonly contribution: number }) {
  const passages = passagesOf(readout, question, contribution);
  if (passages.length === 0) return <span className="answers-none">{text.noAnswer}</span>;
  return passages.map(([start, end]) => (
    <Passage key={start} documentId={documentId} start={start} end={end} words={closed(readout.document.text.slice(start, end))} />
  ));
}
