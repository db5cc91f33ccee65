import { Link } from "wouter";
import type { StatementRecord, Stored, TypeRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { change, useCommit } from "../../data/use-commit.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../parts/button.tsx";
import { TypeMark } from "../../parts/type-mark.tsx";
import type { CodedSide, Disagreement } from "./agreement.ts";
import { cellText, type Labels } from "./labels.ts";
import { settleLoser } from "./settle-side.ts";
import { text } from "./strings.ts";

interface CardProps {
  readonly disagreement: Disagreement;
  readonly pair: readonly [first: string, second: string];
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly labels: Labels;
  readonly nameOf: (key: string | null) => string;
  readonly canEdit: boolean;
}

/** One thing that two coders see differently, with the words of both, and a press that settles it. */
export function DisagreementCard(props: CardProps) {
  const { disagreement, pair, types, labels } = props;
  const { kind, title, statements, variable } = disagreement;
  const type = types.get(statements[0]?.type ?? "");
  const stored = useStored(title, statements);
  const about = kind === "value" ? `${text.coders.kind["value"]}: ${labels.columnName(variable ?? "")}` : text.coders.kind[kind];
  return (
    <article className="statements-dispute">
      <h3>
        {type === undefined ? statements[0]?.type : <TypeMark type={type} />} {about}
      </h3>
      <p className="note">{title}</p>
      <div className="statements-sides">
        {pair.map((coder, at) => (
          <CoderSide key={coder} {...props} coder={coder} other={pair[1 - at] ?? ""} stored={stored} />
        ))}
      </div>
    </article>
  );
}

type StoredById = ReadonlyMap<string, Stored<StatementRecord>>;

/** The statements of a disagreement as the library has them, by the ids that the analysis knows them by. */
function useStored(title: string, statements: readonly CodedSide[]): StoredById {
  const { id: project } = useProject();
  const ids = statements.map(({ id }) => id).join(" ");
  const { data } = useResource(`disputed:${project}:${title}:${ids}`, ["statement"], async () => {
    const { entries } = await client.documents.list({ params: { project }, query: { title: title.slice(0, 500), limit: 20 } });
    const wanted = new Set(statements.map(({ id }) => id));
    for (const { record } of entries.filter((entry) => entry.record.title === title)) {
      const opened = await client.documents.get({ params: { project, id: record.id } });
      const found = opened.statements.filter((one) => wanted.has(one.record.draftId ?? one.record.id));
      if (found.length > 0) return new Map(found.map((one) => [one.record.draftId ?? one.record.id, one]));
    }
    return new Map<string, Stored<StatementRecord>>();
  });
  return data ?? none;
}

const none: StoredById = new Map();

interface SideProps extends CardProps {
  readonly coder: string;
  readonly other: string;
  readonly stored: StoredById;
}

function CoderSide({ disagreement, coder, other, stored, labels, types, nameOf, canEdit }: SideProps) {
  const { kind, statements, otherTypes = [], values = {}, variable = "" } = disagreement;
  const own = statements.find((statement) => statement.coder === coder);
  const rival = statements.find((statement) => statement.coder === other);
  const instead = otherTypes.filter((statement) => statement.coder === coder);
  const record = own === undefined ? undefined : stored.get(own.id);
  const said = values[coder];
  return (
    <div className="statements-side">
      <h4>{labels.coderName(coder)}</h4>
      {own === undefined && instead.length === 0 ? <p className="soft">{text.coders.nothing}</p> : null}
      {instead.map((statement) => (
        <div key={statement.id}>
          <p>{text.coders.instead(types.get(statement.type)?.label ?? statement.type)}</p>
          <Words side={statement} />
        </div>
      ))}
      {own === undefined ? null : (
        <>
          {kind === "value" ? (
            <p className="statements-says">
              {said === null || said === undefined ? text.coders.open : typeof said === "string" ? nameOf(said) : cellText(variable, said)}
            </p>
          ) : null}
          <Words side={own} />
        </>
      )}
      <div className="row">
        {record === undefined ? null : <Link href={`/read/${record.record.documentId}?statement=${record.record.id}`}>{text.coders.read}</Link>}
        {canEdit && own !== undefined && rival !== undefined && kind !== "missing" ? (
          <Keep
            label={text.coders.keep(labels.coderName(coder))}
            summary={text.coders.kept(labels.coderName(coder))}
            winner={record}
            loser={stored.get(rival.id)}
            variable={kind === "value" ? variable : null}
          />
        ) : null}
        {canEdit && kind === "missing" && record !== undefined ? <Reject stored={record} /> : null}
      </div>
    </div>
  );
}

function Words({ side }: { readonly side: CodedSide }) {
  return (
    <blockquote className="statements-words serif" dir="auto">
      {side.quote}
    </blockquote>
  );
}

interface KeepProps {
  readonly label: string;
  readonly summary: string;
  readonly winner: Stored<StatementRecord> | undefined;
  readonly loser: Stored<StatementRecord> | undefined;
  readonly variable: string | null;
}

/** Gives the other coder's statement this reading. */
function Keep({ label, summary, winner, loser, variable }: KeepProps) {
  const commit = useCommit();
  if (winner === undefined || loser === undefined) return null;
  const { record, revision } = loser;
  const keep = (): void => {
    const after = settleLoser(record, winner.record, variable);
    commit({ action: "settle", summary, changes: [change("statement", { id: record.id, expected: revision, before: record, after })] });
  };
  return <Button onClick={keep}>{label}</Button>;
}

function Reject({ stored: { record, revision } }: { readonly stored: Stored<StatementRecord> }) {
  const commit = useCommit();
  const reject = (): void => {
    const after = { ...record, review: "rejected" as const };
    commit({
      action: "settle",
      summary: text.said(text.reject, record.quote.slice(0, 80)),
      changes: [change("statement", { id: record.id, expected: revision, before: record, after })],
    });
  };
  return <Button onClick={reject}>{text.reject}</Button>;
}
