import { useMemo } from "react";
import { Link } from "wouter";
import type { FigureTasks } from "@rapporteur/app/analysis/figures";
import type { Readout } from "@rapporteur/app/contract";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { lastRead } from "../../data/last-read.ts";
import { useResource } from "../../data/use-resource.ts";
import type { DocumentRecord } from "@rapporteur/app/records";
import { SavedViews } from "../../figures/saved-views.tsx";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import type { StatementScope } from "../../figures/scope/scope-types.ts";
import { ShareFigure } from "../../figures/share/share-figure.tsx";
import { SharingContext, type Sharing } from "../../figures/share/sharing.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import { textQuery, useQueryState } from "../../hooks/use-query-state.ts";
import { Select } from "../../parts/select.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import "./answers.css";
import "../../figures/figures.css";
import { answerTable, AnswerMatrix } from "./answer-matrix.tsx";
import { Comparison } from "./comparison.tsx";
import { text } from "./strings.ts";

const documentQuery = textQuery();
/** Documents that can be chosen here; others are reached from the palette or from Read. */
const mostListed = 200;

/** A roundup's questions as rows, its experts as columns; below, where they agree and where they part. */
export function Scene() {
  const { id: project } = useProject();
  const { scope } = useScope();
  const [given, setAsked] = useQueryState("document", documentQuery);
  const list = useResource(`answers-documents:${project}`, ["document"], () =>
    client.documents.list({ params: { project }, query: { limit: mostListed, sort: "published", order: "descending" } }),
  );
  const asked = given === "" || scope.documents.length === 0 || scope.documents.includes(given) ? given : "";
  const all = list.data?.entries ?? [];
  const entries = all.filter(({ record }) => isInScope(record, scope));
  const kept = lastRead(project);
  const first = entries.find(({ record }) => record.id === kept) ?? mostAsked(entries);
  const chosen = asked === "" ? (first?.record.id ?? scope.documents[0] ?? "") : asked;
  if (list.data === null)
    return <div className="scene">{list.error === null ? <Loading /> : <ErrorState error={list.error} onRetry={list.reload} />}</div>;
  if (all.length === 0) return <NoDocument />;
  const options = entries.map(({ record }) => ({ value: record.id, label: record.title }));
  const isListed = options.some(({ value }) => value === chosen);
  return (
    <div className="scene answers">
      <div className="scene-head">
        <h1>{text.title}</h1>
        <SavedViews screen="answers" />
      </div>
      <ScopeBar />
      {chosen === "" ? <p className="soft">{text.noneInScope}</p> : null}
      <Select
        label={text.document}
        value={chosen}
        options={isListed ? options : [{ value: chosen, label: "…" }, ...options]}
        onChange={(id) => setAsked(id, { isStep: true })}
      />
      {chosen === "" ? null : <Compared key={chosen} id={chosen} />}
    </div>
  );
}

/** Documents are narrowed by themselves, by their tags and by their dates; who speaks is narrowed in the columns. */
function isInScope({ id, tags, published }: DocumentRecord, { documents, tags: wanted, from, to }: StatementScope): boolean {
  return (
    (documents.length === 0 || documents.includes(id)) &&
    (wanted.length === 0 || tags.some((tag) => wanted.includes(tag))) &&
    (from === "" || (published ?? "") >= from) &&
    (to === "" || (published !== null && published <= to))
  );
}

/** The document with most contributors: one expert alone agrees with nobody. */
function mostAsked<T extends { readonly contributors: readonly unknown[] }>(entries: readonly T[]): T | undefined {
  return entries.toSorted((a, b) => b.contributors.length - a.contributors.length)[0];
}

function NoDocument() {
  const action = (
    <Link className="button button-primary" href="/library">
      {text.toLibrary}
    </Link>
  );
  return (
    <div className="scene">
      <EmptyState title={text.none} action={action}>
        {text.noneText}
      </EmptyState>
    </div>
  );
}

function Compared({ id }: { readonly id: string }) {
  const { id: project } = useProject();
  const { data, error, reload } = useResource(`answers:${project}:${id}`, ["document", "statement", "entity"], () =>
    client.documents.readout({ params: { project, id } }),
  );
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  return <ComparedReadout id={id} readout={data} />;
}

/** The statements of a document that nobody rejected. */
function standingOf(id: string): FigureTasks["statementIds"]["request"] {
  const scope = { documents: [id], tags: [], contributors: [], speakers: [], without: [], types: [], from: "", to: "" };
  const filter = { chosen: { review: ["accepted", "draft"] }, entities: [], words: "", from: "", to: "", isUnseen: false };
  return { scope, filter, order: { key: "place", isDescending: false } };
}

function ComparedReadout({ id, readout }: { readonly id: string; readonly readout: Readout }) {
  const names = useMemo(() => new Map(readout.entities.map((entity) => [entity.id, entity.name])), [readout]);
  const standing = readout.statements.filter(({ review }) => review !== "rejected");
  const unreviewed = standing.filter(({ review }) => review === "draft").length;
  const { scope } = useScope();
  const sharing = useMemo((): Sharing => ({ screen: "answers", behind: { task: "statementIds", request: standingOf(id) }, settings: [] }), [id]);
  return (
    <>
      <p className="basis">{text.basis(standing.length, unreviewed)}</p>
      <section aria-labelledby="answers-questions">
        <div className="figures-bar answers-head">
          <h2 id="answers-questions">{text.questions}</h2>
          {readout.document.questions.length === 0 ? null : (
            <SharingContext value={sharing}>
              <ShareFigure
                title={text.figureTitle}
                where={text.where(readout.document.title)}
                says=""
                picture={() => null}
                table={() => answerTable({ readout, names, scope })}
              />
            </SharingContext>
          )}
        </div>
        <AnswerMatrix documentId={id} readout={readout} names={names} />
      </section>
      <Comparison documentId={id} readout={readout} names={names} />
    </>
  );
}
