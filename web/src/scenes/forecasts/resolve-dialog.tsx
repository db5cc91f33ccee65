import { useEffect, useState } from "react";
import { appendOutcome } from "@rapporteur/engines/forecast";
import type { OutcomeRecord, QuestionRecord } from "@rapporteur/app/records";
import { useProject } from "../../data/live-project.tsx";
import { makeRecordId } from "../../data/request-key.ts";
import { isAtLeast } from "../../data/session.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatDay, formatMoment } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import type { ForecastsAnswer } from "@rapporteur/app/analysis/figures";
import { Estimate } from "./estimates.tsx";
import { askedOf, entryOf, statesOf, type LedgerData } from "./ledger-data.ts";
import { text } from "./strings.ts";

interface ResolveDialogProps {
  readonly question: QuestionRecord;
  readonly ledger: LedgerData;
  readonly answer: ForecastsAnswer;
  readonly onClose: () => void;
}

/** What became of a question: the outcomes so far, and the form for the next one. */
export function ResolveDialog({ question, ledger, answer, onClose }: ResolveDialogProps) {
  const { role } = useProject();
  const own = ledger.outcomes.filter((outcome) => outcome.question === question.id);
  const isOpen = statesOf(ledger, Date.now()).get(question.id) === "open";
  return (
    <Dialog title={isAtLeast(role, "editor") && !isOpen ? text.resolveTitle : text.questionTitle} onClose={onClose}>
      <div>
        <p className="serif forecasts-question">{question.text}</p>
        <p className="note">
          {question.condition === null ? "" : `${sentence(text.condition(question.condition))} `}
          {question.criteria === null ? "" : `${text.criteria}: ${sentence(question.criteria)} `}
          {question.due === null ? "" : `${text.due} ${formatDay(question.due)}.`}
        </p>
      </div>
      <Estimate question={question} ledger={ledger} />
      {isAtLeast(role, "editor") ? <ResolveForm question={question} own={own} answer={answer} onClose={onClose} /> : null}
      <section>
        <h3>{text.historyTitle}</h3>
        {own.length === 0 ? <p className="soft">{text.unresolved}</p> : <History own={own} />}
      </section>
    </Dialog>
  );
}

/** With a capital in front and one full stop behind. */
function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, "")}.`;
}

function History({ own }: { readonly own: readonly OutcomeRecord[] }) {
  return (
    <>
      <ol className="forecasts-history">
        {own.toReversed().map((outcome) => (
          <li key={outcome.id}>
            <p>{text.entry(outcomeWords(String(outcome.outcome)), formatDay(outcome.happened), formatMoment(outcome.recorded))}</p>
            <p className="note">
              {outcome.reason}{" "}
              {/^https?:\/\//.test(outcome.evidence) ? (
                <a href={outcome.evidence} rel="noreferrer noopener" target="_blank">
                  {outcome.evidence}
                </a>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      <p className="note">{text.historyNote}</p>
    </>
  );
}

function outcomeWords(outcome: string): string {
  const known = Object.entries(text.outcomes).find(([value]) => value === outcome)?.[1];
  return known ?? outcome.replace(/^option:/, "");
}

interface Draft {
  readonly outcome: string;
  readonly option: string;
  readonly number: string;
  readonly happened: string;
  readonly reason: string;
  readonly evidence: string;
}

interface ResolveFormProps {
  readonly question: QuestionRecord;
  readonly own: readonly OutcomeRecord[];
  readonly answer: ForecastsAnswer;
  readonly onClose: () => void;
}

/** What was typed and not entered yet, by question: a press on Escape must not cost it. */
const unfinished = new Map<string, Draft>();

const blank: Draft = { outcome: "", option: "", number: "", happened: "", reason: "", evidence: "" };

const today = (): string => new Date().toISOString().slice(0, 10);

function ResolveForm({ question, own, answer, onClose }: ResolveFormProps) {
  const { account } = useProject();
  const commit = useCommit();
  const outcomes = outcomesFor(question, own.length > 0);
  const [draft, setDraft] = useState<Draft>(() => unfinished.get(question.id) ?? blank);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    if (draft === blank) unfinished.delete(question.id);
    else unfinished.set(question.id, draft);
  }, [draft, question.id]);
  const put = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
    setFault(null);
  };
  const save = (): void => {
    const record = recordOf(draft, { question, own, by: account.id });
    const found = faultOf(draft, record, { question, own, answer });
    setFault(found);
    if (found !== null) return;
    const summary = text.resolved(question.text.slice(0, 300), outcomeWords(String(record.outcome)));
    commit({ action: "resolve", summary, changes: [change("outcome", { id: record.id, expected: null, before: null, after: record })] });
    showToast(summary);
    unfinished.delete(question.id);
    onClose();
  };
  const faultAt = (field: Fault["field"]): string | null => (fault?.field === field ? fault.words : null);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Select
        label={text.required(text.outcome)}
        aria-required
        help={text.outcomeHelp}
        value={draft.outcome}
        error={faultAt("outcome")}
        options={[{ value: "", label: text.choose }, ...outcomes.map((value) => ({ value, label: text.outcomes[value] }))]}
        onChange={(outcome) => put({ outcome })}
        data-autofocus
      />
      {draft.outcome === "option" ? (
        <Select
          label={text.option}
          value={draft.option}
          error={faultAt("option")}
          options={[{ value: "", label: text.choose }, ...question.options.map((value) => ({ value, label: value }))]}
          onChange={(option) => put({ option })}
        />
      ) : null}
      {draft.outcome === "number" ? (
        <TextField label={text.number} inputMode="decimal" value={draft.number} error={faultAt("number")} onChange={(number) => put({ number })} />
      ) : null}
      <TextField
        label={text.required(text.happened)}
        aria-required
        type="date"
        max={today()}
        value={draft.happened}
        error={faultAt("happened")}
        onChange={(happened) => put({ happened })}
      />
      <TextArea
        label={text.required(text.reason)}
        aria-required
        value={draft.reason}
        error={faultAt("reason")}
        maxLength={20_000}
        onChange={(reason) => put({ reason })}
      />
      <TextField
        label={draft.outcome === "reopened" ? text.evidence : text.required(text.evidence)}
        aria-required={draft.outcome !== "reopened"}
        help={text.evidenceHelp}
        type="url"
        value={draft.evidence}
        error={faultAt("evidence")}
        maxLength={4000}
        onChange={(evidence) => put({ evidence })}
      />
      {fault?.field === "whole" ? (
        <p className="field-error" role="alert">
          {fault.words}
        </p>
      ) : null}
      <div className="row row-end">
        <Button type="submit" look="primary">
          {text.save}
        </Button>
      </div>
    </form>
  );
}

function outcomesFor({ kind }: QuestionRecord, hasOutcome: boolean): (keyof typeof text.outcomes)[] {
  const own: Readonly<Record<QuestionRecord["kind"], (keyof typeof text.outcomes)[]>> = {
    binary: ["yes", "no"],
    options: ["option"],
    number: ["number"],
  };
  return [...own[kind], "ambiguous", "annulled", ...(hasOutcome ? (["reopened"] as const) : [])];
}

interface Context {
  readonly question: QuestionRecord;
  readonly own: readonly OutcomeRecord[];
}

function recordOf(
  { outcome, option, number, happened, reason, evidence }: Draft,
  { question, own, by }: Context & { readonly by: string },
): OutcomeRecord {
  const now = new Date().toISOString();
  const last = own.at(-1)?.recorded ?? "";
  return {
    id: makeRecordId("o"),
    question: question.id,
    outcome: outcome === "option" ? `option:${option}` : outcome === "number" ? Number(number.replace(",", ".")) : outcome,
    happened,
    // A clock that was set back must not make the entry older than the one it corrects.
    recorded: now > last ? now : last,
    by,
    reason: reason.trim(),
    evidence: addressOf(evidence),
  };
}

/** People copy addresses without their beginning. */
function addressOf(words: string): string {
  const trimmed = words.trim();
  return /^(?:www\.|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+\/)\S+$/iu.test(trimmed) ? `https://${trimmed}` : trimmed;
}

interface Fault {
  readonly field: "outcome" | "option" | "number" | "happened" | "reason" | "evidence" | "whole";
  readonly words: string;
}

/** What is wrong with an outcome: field by field in plain words first, then whatever the ledger's own rules find. */
function faultOf(draft: Draft, record: OutcomeRecord, { question, own, answer }: Context & { readonly answer: ForecastsAnswer }): Fault | null {
  if (draft.outcome === "") return { field: "outcome", words: text.needsOutcome };
  if (draft.outcome === "option" && draft.option === "") return { field: "option", words: text.needsOutcome };
  if (draft.outcome === "number" && (draft.number.trim() === "" || !Number.isFinite(record.outcome)))
    return { field: "number", words: text.needsNumber };
  if (Number.isNaN(Date.parse(record.happened)) || record.happened > today()) return { field: "happened", words: text.needsDay };
  const spoken = answer.forecasts.filter(({ questions }) => questions.includes(question.id));
  const latest = spoken
    .flatMap(({ day }) => (day === null ? [] : [day]))
    .sort()
    .at(-1);
  if (draft.outcome !== "reopened" && latest !== undefined && latest > record.happened) return { field: "happened", words: text.tooEarly(latest) };
  if (record.reason === "") return { field: "reason", words: text.needsReason };
  if (draft.outcome !== "reopened" && !/^https?:\/\/\S+$/.test(record.evidence)) return { field: "evidence", words: text.needsEvidence };
  const entry = entryOf(record);
  if (entry === null) return { field: "whole", words: text.needsNumber };
  const forecasts = spoken.map(({ id, forecaster, day }) => ({
    id,
    question: question.id,
    forecaster: forecaster ?? "",
    stated: day === null ? null : Date.parse(day),
    chance: null,
    optionChances: null,
    isAccepted: true,
  }));
  try {
    appendOutcome(
      own.flatMap((one) => entryOf(one) ?? []),
      entry,
      { question: askedOf(question), forecasts },
    );
    return null;
  } catch (error) {
    return { field: "whole", words: error instanceof Error ? error.message : String(error) };
  }
}
