import { saidWords } from "../../hooks/said-words.ts";
import { Link } from "wouter";
import type { StatementRecord, Stored, TypeRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { change, useCommit } from "../../data/use-commit.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSingleKeys } from "../../hooks/use-single-keys.ts";
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
  /** The keys 1 and 2 settle it, for one that is shown alone. */
  readonly hasKeys?: boolean;
  readonly onSettled?: () => void;
}

/** One thing that two coders see differently, with the words of both, and a press that settles it. */
export function DisagreementCard(props: CardProps) {
  const { disagreement, pair, types, labels, hasKeys = false, onSettled } = props;
  const { kind, title, statements, variable } = disagreement;
  const type = types.get(statements[0]?.type ?? "");
  const stored = useStored(title, statements);
  const commit = useCommit();
  const settle = ({ summary, stored: { record, revision }, after }: Settlement): void => {
    commit({ action: "settle", summary, changes: [change("statement", { id: record.id, expected: revision, before: record, after })] });
    onSettled?.();
  };
  const settlements = pair.map((coder, at) => settlementOf(coder, pair[1 - at] ?? "", { ...props, stored }));
  const byKey = (at: number) => (): unknown => {
    const settlement = settlements[at] ?? null;
    return hasKeys && settlement !== null ? settle(settlement) : false;
  };
  useSingleKeys({ 1: byKey(0), 2: byKey(1) });
  const about = kind === "value" ? `${text.coders.kind["value"]}: ${labels.columnName(variable ?? "")}` : text.coders.kind[kind];
  return (
    <article className="statements-dispute">
      <h3>
        {type === undefined ? statements[0]?.type : <TypeMark type={type} />} {about}
      </h3>
      <p className="note">{title}</p>
      <div className="statements-sides">
        {pair.map((coder, at) => (
          <CoderSide key={coder} {...props} {...{ coder, stored, settle }} settlement={settlements[at] ?? null} keyHint={String(at + 1)} />
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
  readonly settlement: Settlement | null;
  readonly keyHint: string;
  readonly settle: (settlement: Settlement) => void;
  readonly stored: StoredById;
}

function CoderSide({ disagreement, coder, settlement, keyHint, settle, stored, labels, types, nameOf, hasKeys = false }: SideProps) {
  const { kind, statements, otherTypes = [], values = {}, variable = "" } = disagreement;
  const own = statements.find((statement) => statement.coder === coder);
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
        {settlement === null ? null : (
          <Button {...(hasKeys ? { keyHint } : {})} onClick={() => settle(settlement)}>
            {settlement.label}
          </Button>
        )}
      </div>
    </div>
  );
}

function Words({ side }: { readonly side: CodedSide }) {
  return (
    <blockquote className="statements-words serif" dir="auto">
      {saidWords(side.quote)}
    </blockquote>
  );
}

interface Settlement {
  readonly label: string;
  readonly summary: string;
  readonly stored: Stored<StatementRecord>;
  readonly after: StatementRecord;
}

/** What a press at one coder's side does: gives the other's statement this reading, or rejects what only this one sees. Null where it cannot be done. */
function settlementOf(
  coder: string,
  other: string,
  { disagreement, labels, canEdit, stored }: CardProps & { readonly stored: StoredById },
): Settlement | null {
  const { kind, statements, variable = "" } = disagreement;
  const storedOf = (name: string): Stored<StatementRecord> | undefined => stored.get(statements.find((one) => one.coder === name)?.id ?? "");
  const [own, rival] = [storedOf(coder), storedOf(other)];
  if (!canEdit || own === undefined) return null;
  if (kind === "missing") {
    const summary = text.said(text.reject, own.record.quote.slice(0, 80));
    return { label: text.reject, summary, stored: own, after: { ...own.record, review: "rejected" } };
  }
  if (rival === undefined) return null;
  const after = settleLoser(rival.record, own.record, kind === "value" ? variable : null);
  return { label: text.coders.keep(labels.coderName(coder)), summary: text.coders.kept(labels.coderName(coder)), stored: rival, after };
}
