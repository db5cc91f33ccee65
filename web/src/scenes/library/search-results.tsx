import { Link } from "wouter";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useDebounced } from "../../hooks/use-debounced.ts";
import { Snippet } from "../../parts/snippet.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { text } from "./strings.ts";

/** Passages that have the words, with the words marked; each leads to its place in the text. */
export function SearchResults({ words }: { readonly words: string }) {
  const { id: project } = useProject();
  const asked = useDebounced(words.trim(), 120);
  const { data, error, reload } = useResource(`search:${project}:${asked}`, ["document", "statement"], () =>
    client.search.find({ params: { project }, query: { text: asked, limit: 60 } }),
  );
  if (error !== null) return <ErrorState error={error} onRetry={reload} />;
  if (data === null) return <Loading />;
  if (data.entries.length === 0) return <p className="soft">{text.nothingFound}</p>;
  return (
    <div className="library-results">
      <p className="note" role="status">
        {text.found(data.entries.length, data.next !== null)}
      </p>
      <ol className="library-hits">
        {data.entries.map((hit, at) => (
          <li key={`${hit.documentId}-${hit.statementId ?? ""}-${hit.field}-${hit.start ?? at}`} className="library-hit">
            <Link href={`/read/${hit.documentId}${placeOf(hit)}`}>{hit.title}</Link>
            {hit.statementId !== null || hit.field !== "text" ? (
              <span className="chip">{hit.statementId === null ? hit.field : text.inStatement}</span>
            ) : null}
            <p>
              <Snippet text={hit.snippet} hits={hit.hits} />
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}

function placeOf({ statementId, start, end }: { statementId: string | null; start: number | null; end: number | null }): string {
  if (statementId !== null) return `?statement=${statementId}`;
  return start === null || end === null ? "" : `?at=${start}-${end}`;
}
