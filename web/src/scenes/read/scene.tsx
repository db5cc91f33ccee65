import { useEffect } from "react";
import { Link, Redirect, useRoute } from "wouter";
import { client, statusOf } from "../../data/client.ts";
import { useDocument } from "../../data/document-resource.ts";
import { keepLastRead, lastRead } from "../../data/last-read.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import "./read.css";
import { Reader } from "./reader.tsx";
import { text } from "./strings.ts";

/** Reading and coding one document. */
export function Scene() {
  const [isMatch, params] = useRoute("/read/:id");
  return isMatch ? <OpenedDocument key={params.id} id={params.id} /> : <ToLastRead />;
}

function OpenedDocument({ id }: { readonly id: string }) {
  const { id: project } = useProject();
  const { data, error, reload } = useDocument(project, id);
  useEffect(() => {
    if (data !== null) keepLastRead(project, id);
    // What was removed since is not led to again.
    else if (statusOf(error) === 404 && lastRead(project) === id) keepLastRead(project, null);
  }, [data, error, id, project]);
  if (data !== null) return <Reader open={data} />;
  return <div className="scene">{error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />}</div>;
}

/** Without a document in the address: what was read last, else the one with most drafts. */
function ToLastRead() {
  const { id: project } = useProject();
  const kept = lastRead(project);
  const { data, error, reload } = useResource(kept === null ? `read-first:${project}` : null, ["document"], () =>
    client.documents.list({ params: { project }, query: { limit: 1, sort: "drafts", order: "descending" } }),
  );
  if (kept !== null) return <Redirect to={`/read/${kept}`} replace />;
  const first = data?.entries[0]?.record.id;
  if (first !== undefined) return <Redirect to={`/read/${first}`} replace />;
  if (error !== null) return <ErrorState error={error} onRetry={reload} />;
  if (data === null) return <Loading />;
  return (
    <div className="scene">
      <EmptyState
        title={text.none}
        action={
          <Link className="button button-primary" href="/library">
            {text.toLibrary}
          </Link>
        }
      >
        {text.noneText}
      </EmptyState>
    </div>
  );
}
