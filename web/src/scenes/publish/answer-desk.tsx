import { useMemo, useState } from "react";
import { shownQuestions } from "@rapporteur/core/model";
import type { RoundupRecord } from "@rapporteur/app/records";
import { useDocument, type OpenDocument } from "../../data/document-resource.ts";
import { useProject } from "../../data/live-project.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { text } from "./strings.ts";

export type Decision = NonNullable<RoundupRecord["answers"]>[number];

interface AnswerDeskProps {
  readonly documentId: string;
  readonly decisions: readonly Decision[];
  readonly onChange: (decisions: Decision[]) => void;
}

/** Each question with who answers it in which words: approved, hidden, put into other words of the same contribution, or added where none were found. */
export function AnswerDesk({ documentId, decisions, onChange }: AnswerDeskProps) {
  const { id: project } = useProject();
  const { data, error, reload } = useDocument(project, documentId);
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  if (data.content.questions.length === 0) return null;
  return <Loaded data={data} decisions={decisions} onChange={onChange} />;
}

interface LoadedProps extends Pick<AnswerDeskProps, "decisions" | "onChange"> {
  readonly data: OpenDocument;
}

const oneLine = (words: string): string => words.replace(/\s+/g, " ").trim();

/** By which a decision names its question. */
const questionKey = (asked: string): string => asked.slice(0, 2000);

function Loaded({ data, decisions, onChange }: LoadedProps) {
  const { content, entities } = data;
  const names = useMemo(() => new Map(entities.map(({ id, name }) => [id, name])), [entities]);
  const nameOf = (contribution: number): string => names.get(content.contributions[contribution]?.author ?? "") ?? text.answers.nobody;
  const decide = (at: Pick<Decision, "question" | "contribution">, made: Pick<Decision, "state" | "words"> | null): void => {
    const others = decisions.filter(({ question, contribution }) => question !== at.question || contribution !== at.contribution);
    onChange(made === null ? others : [...others, { ...at, ...made }]);
  };
  /** What was found, and what the editor added: an answer without passages that were found. */
  const answersTo = (index: number): OpenDocument["content"]["answers"] => {
    const found = content.answers.filter(({ question }) => question === index);
    const key = questionKey(content.questions[index]?.text ?? "");
    const isFound = (contribution: number): boolean => found.some((one) => one.contribution === contribution);
    const added = decisions.filter(({ question, contribution, words }) => question === key && words !== null && !isFound(contribution));
    return [...found, ...added.map(({ contribution }) => ({ question: index, contribution, passages: [] }))];
  };
  return (
    <section className="publish-answers" aria-labelledby="publish-answers">
      <h2 id="publish-answers">{text.answers.title}</h2>
      <p className="note">{text.answers.lead}</p>
      <ol>
        {shownQuestions(content.questions, (index) => answersTo(index).length > 0).map(({ question, index }) => {
          const asked = questionKey(question.text);
          const given = answersTo(index);
          const isGiven = (contribution: number): boolean => given.some((one) => one.contribution === contribution);
          return (
            <li key={index}>
              <h3>{oneLine(question.text)}</h3>
              {given.length === 0 ? <p className="soft">{text.answers.none}</p> : null}
              {given.map(({ contribution, passages }) => (
                <AnswerEntry
                  key={contribution}
                  name={nameOf(contribution)}
                  found={passages.map(([start, end]) => wordsOf(content, start, end)).join(" … ")}
                  whole={wordsOf(content, ...(content.contributions[contribution]?.body ?? [0, 0]))}
                  decision={decisions.find((one) => one.question === asked && one.contribution === contribution) ?? null}
                  onDecide={(made) => decide({ question: asked, contribution }, made)}
                />
              ))}
              <AddAnswer
                question={oneLine(question.text)}
                authors={[...content.contributions.keys()].filter((one) => !isGiven(one)).map((one) => ({ value: String(one), label: nameOf(one) }))}
                onAdd={(contribution) => decide({ question: asked, contribution }, { state: "approved", words: "" })}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The words of a stretch without what is markup in it. */
function wordsOf({ text: whole, markup = [] }: OpenDocument["content"], start: number, end: number): string {
  let words = "";
  let at = start;
  for (const [from, to] of markup.toSorted((a, b) => a[0] - b[0])) {
    if (to <= at || from >= end) continue;
    words += whole.slice(at, Math.max(at, from));
    at = Math.min(end, to);
  }
  return oneLine(words + whole.slice(at, end));
}

interface AddAnswerProps {
  readonly question: string;
  /** Contributions that do not answer it yet, by number. */
  readonly authors: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (contribution: number) => void;
}

function AddAnswer({ question, authors, onAdd }: AddAnswerProps) {
  if (authors.length === 0) return null;
  return (
    <Select
      label={text.answers.add(question)}
      value=""
      options={[{ value: "", label: text.answers.addChoice }, ...authors]}
      onChange={(author) => {
        if (author !== "") onAdd(Number(author));
      }}
    />
  );
}

interface AnswerEntryProps {
  readonly name: string;
  readonly found: string;
  /** All that the contribution says. */
  readonly whole: string;
  readonly decision: Decision | null;
  readonly onDecide: (made: Pick<Decision, "state" | "words"> | null) => void;
}

function AnswerEntry({ name, found, whole, decision, onDecide }: AnswerEntryProps) {
  const isAdded = found === "";
  const [isChanging, setChanging] = useState(isAdded);
  const words = decision?.words ?? null;
  const state = decision?.state ?? "found";
  const isThere = words === null || words.trim() === "" || whole.includes(oneLine(words));
  const shown = words !== null && isThere && words.trim() !== "" ? oneLine(words) : found;
  return (
    <div className="publish-answer" data-state={state}>
      <p>
        <strong>{name}</strong> <span className="chip">{isAdded ? text.answers.states.added : text.answers.states[state]}</span>
      </p>
      {shown === "" ? null : (
        <blockquote className="serif" dir="auto">
          “{shown}”
        </blockquote>
      )}
      {isChanging ? (
        <TextArea
          label={text.answers.words(name)}
          rows={3}
          value={words ?? found}
          maxLength={10_000}
          error={isThere ? null : isAdded ? text.answers.notSaid : text.answers.notThere}
          {...(isAdded ? { help: text.answers.addHelp } : {})}
          onChange={(typed) => onDecide({ state: "approved", words: typed })}
        />
      ) : null}
      <div className="row">
        {isAdded ? null : (
          <>
            <Button aria-label={text.answers.approveOf(name)} disabled={state === "approved"} onClick={() => onDecide({ state: "approved", words })}>
              {text.answers.approve}
            </Button>
            <Button aria-label={text.answers.hideOf(name)} disabled={state === "hidden"} onClick={() => onDecide({ state: "hidden", words: null })}>
              {text.answers.hide}
            </Button>
            <Button look="quiet" aria-label={text.answers.changeOf(name)} aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
              {text.answers.change}
            </Button>
          </>
        )}
        {decision === null ? null : (
          <Button look="quiet" aria-label={isAdded ? text.answers.removeOf(name) : text.answers.undoOf(name)} onClick={() => onDecide(null)}>
            {isAdded ? text.answers.remove : text.answers.undo}
          </Button>
        )}
      </div>
    </div>
  );
}
