import { saidWords } from "../../hooks/said-words.ts";
import { useCallback } from "react";
import { Link } from "wouter";
import type { TypeRecord } from "@rapporteur/app/records";
import type { CellValue } from "@rapporteur/core/model";
import { useReview } from "../../data/use-commit.ts";
import { formatMoment } from "../../hooks/format.ts";
import { Memos } from "../../memos/memos.tsx";
import { Button } from "../../parts/button.tsx";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import { Inspector } from "../../parts/inspector.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { TypeMark } from "../../parts/type-mark.tsx";
import { fieldsOf, problemOf } from "../read/editing/form-fields.ts";
import { summarize } from "../read/summary.ts";
import { text } from "./strings.ts";
import { useSaveStatement, useStatement, type OpenStatement } from "./use-statement.ts";
import { ValueControl } from "./value-control.tsx";

interface DetailsProps {
  readonly id: string;
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly entityOf: (id: string) => NamedEntity | null;
  readonly canEdit: boolean;
  readonly onClose: () => void;
}

/** One statement beside the table: its words, every field to be corrected, and the way to its place. */
export function Details({ id, types, entityOf, canEdit, onClose }: DetailsProps) {
  const { statement, isGone, error } = useStatement(id);
  const close = useCallback(() => onClose(), [onClose]);
  const type = statement === null ? undefined : types.get(statement.record.type);
  return (
    <Inspector title={type === undefined ? text.details : <TypeMark type={type} />} onClose={close}>
      {error === null ? null : <ErrorState error={error} />}
      {isGone ? <p>{text.gone}</p> : null}
      {statement === null && !isGone && error === null ? <Loading /> : null}
      {statement === null || type === undefined ? null : <Open key={id} statement={statement} type={type} entityOf={entityOf} canEdit={canEdit} />}
    </Inspector>
  );
}

type OpenProps = Pick<DetailsProps, "entityOf" | "canEdit"> & { readonly statement: OpenStatement; readonly type: TypeRecord };

function Open({ statement, type, entityOf, canEdit }: OpenProps) {
  const save = useSaveStatement();
  const review = useReview();
  const { record } = statement;
  const says = summarize(record, type, (id) => (id === null ? null : (entityOf(id)?.name ?? null)));
  const decide = (to: typeof record.review): void => review(statement, to, text.said(text.reviews[to] ?? to, says));
  return (
    <div className="stack small">
      <blockquote className="statements-words serif" dir="auto">
        {saidWords(record.quote)}
      </blockquote>
      <Link href={`/read/${record.documentId}?statement=${record.id}`}>{text.readInPlace}</Link>
      <p className="note">
        {text.reviews[record.review]}
        {record.reviewedAt === null ? "" : ` · ${formatMoment(record.reviewedAt)}`}
      </p>
      {canEdit ? (
        <>
          <div className="row">
            <Button look={record.review === "draft" ? "primary" : "plain"} disabled={record.review === "accepted"} onClick={() => decide("accepted")}>
              {text.accept}
            </Button>
            <Button disabled={record.review === "rejected"} onClick={() => decide("rejected")}>
              {text.reject}
            </Button>
            {record.review === "draft" ? null : (
              <Button look="quiet" onClick={() => decide("draft")}>
                {text.reopen}
              </Button>
            )}
          </div>
          <Memos statement={record} />
          {fieldsOf(type).map((field) => (
            <ValueControl
              key={field.name}
              field={field}
              value={field.read(record)}
              entityOf={entityOf}
              error={problemOf(field, record)}
              onCommit={(value: CellValue) => {
                if (value !== field.read(record)) save(statement, field, value);
              }}
            />
          ))}
        </>
      ) : (
        <>
          <p>{says}</p>
          <Memos statement={record} />
        </>
      )}
    </div>
  );
}
