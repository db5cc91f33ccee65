import { memo } from "react";
import type { StatementRecord, TypeRecord } from "@rapporteur/app/records";
import type { ReviewState } from "@rapporteur/core/model";
import type { Overlaid } from "../../../data/pending.ts";
import { formatPercent } from "../../../hooks/format.ts";
import { MemoMark } from "../../../memos/memo-mark.tsx";
import { Memos } from "../../../memos/memos.tsx";
import { Button } from "../../../parts/button.tsx";
import { hueOf } from "../../../parts/type-mark.tsx";
import { summarize, type NameOf } from "../summary.ts";
import { text } from "../strings.ts";
import { useWhose } from "./use-whose.ts";

export interface CardActions {
  readonly activate: (id: string) => void;
  readonly review: (id: string, review: ReviewState) => void;
  readonly edit: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly openEntity: (id: string) => void;
}

interface CardProps {
  readonly shown: Overlaid<"statement">;
  readonly type: TypeRecord | undefined;
  readonly isActive: boolean;
  readonly canCode: boolean;
  readonly memoCount: number;
  /** What a coder is called, by its key. */
  readonly coderName: (key: string) => string;
  readonly nameOf: NameOf;
  readonly actions: CardActions;
}

/** A statement in the margin: what it says in two lines; opened, with what can be done about it. */
export const Card = memo(function Card({ shown, type, isActive, canCode, memoCount, coderName, nameOf, actions }: CardProps) {
  const { record, isPending } = shown;
  const { className, style } = hueOf(type);
  const speaker = nameOf(record.speaker) ?? text.noSpeaker;
  const what = summarize(record, type, nameOf);
  return (
    <article
      className={`read-card read-card-${record.review} ${className}`}
      style={style}
      data-card={record.id}
      data-active={isActive ? "" : undefined}
      aria-label={`${type?.label ?? record.type}, ${text[record.review]}: ${what}`}
      aria-current={isActive ? "true" : undefined}
      tabIndex={isActive ? 0 : -1}
      onClick={() => actions.activate(record.id)}
    >
      <p className="read-card-head">
        <span className="type-mark">{type?.label ?? record.type}</span> <span dir="auto">{speaker}</span>
        <span className="read-card-state">
          <MemoMark count={memoCount} /> {isPending ? text.pending : text[record.review]}
        </span>
      </p>
      <p className="read-card-what" dir="auto">
        {what}
      </p>
      {isActive ? <Opened record={record} canCode={canCode} coderName={coderName} nameOf={nameOf} actions={actions} /> : null}
    </article>
  );
});

interface OpenedProps {
  readonly record: StatementRecord;
  readonly canCode: boolean;
  readonly coderName: (key: string) => string;
  readonly nameOf: NameOf;
  readonly actions: CardActions;
}

function Opened({ record, canCode, coderName, nameOf, actions }: OpenedProps) {
  const { id, review, confidence, coder: made } = record;
  const whose = useWhose(record, coderName);
  return (
    <>
      <p className="note">
        {text.statuses[record.status]} · {whose}
        {confidence === null ? "" : ` · ${text.confidence(formatPercent(confidence))}`}
      </p>
      {record.note === "" ? null : <p className="note">{record.note}</p>}
      <p className="read-card-names">
        {namedIn(record).map((entity) => {
          const name = nameOf(entity);
          return name === null ? null : (
            <button key={entity} type="button" className="chip" onClick={() => actions.openEntity(entity)}>
              {name}
            </button>
          );
        })}
      </p>
      {canCode ? (
        <div className="row">
          {review === "accepted" ? null : (
            <Button keyHint="a" onClick={() => actions.review(id, "accepted")}>
              {text.accept}
            </Button>
          )}
          {review === "rejected" ? null : (
            <Button keyHint="x" onClick={() => actions.review(id, "rejected")}>
              {text.reject}
            </Button>
          )}
          {review === "draft" || made.kind === "person" ? null : <Button onClick={() => actions.review(id, "draft")}>{text.reopen}</Button>}
          <Button keyHint="e" onClick={() => actions.edit(id)}>
            {text.edit}
          </Button>
          {made.kind === "person" ? (
            <Button look="quiet" onClick={() => actions.remove(id)}>
              {text.remove}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Memos statement={record} hasKey />
    </>
  );
}

/** Entities that a statement names, each once. */
function namedIn({ speaker, organization, values }: StatementRecord): string[] {
  const ids = [speaker, organization, ...Object.values(values)].filter(
    (value): value is string => typeof value === "string" && /^[a-z0-9][a-z0-9_-]+$/.test(value),
  );
  return [...new Set(ids)];
}
