import { useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useMay } from "../../data/use-may.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatMoment } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { describeError } from "../../data/describe-error.ts";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { text } from "./strings.ts";

type Figure = Awaited<ReturnType<typeof client.sharedFigures.list>>["figures"][number];

/** Figures that were shared by link, newest first: open one, copy its link, or end it. */
export function SharedFigures() {
  const { id: project } = useProject();
  const mayShare = useMay("editor");
  const { data, error, reload } = useResource(mayShare ? `shared-figures:${project}` : null, ["figure"], () =>
    client.sharedFigures.list({ params: { project } }),
  );
  if (!mayShare) return <p className="note">{text.onlyRead}</p>;
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  if (data.figures.length === 0) return <EmptyState title={text.figures.none}>{text.figures.noneText}</EmptyState>;
  const { column } = text.figures;
  return (
    <>
      <p className="note">{text.figures.about}</p>
      <table className="publish-table publish-figures">
        <thead>
          <tr>
            {[column.title, column.screen, column.when, column.statements].map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {data.figures.map((figure) => (
            <FigureRow key={figure.id} figure={figure} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function FigureRow({ figure }: { readonly figure: Figure }) {
  const { id: project } = useProject();
  const [isBusy, setBusy] = useState(false);
  const { id, revision, title, screen, url, createdAt, statements, erasedAt } = figure;
  const name = erasedAt === null ? title : text.figures.emptied;
  const address = new URL(url, window.location.origin).href;
  const end = async (): Promise<void> => {
    setBusy(true);
    try {
      await client.sharedFigures.revoke({ params: { project, id }, body: { expected: revision } });
      showToast(text.figures.ended(name));
    } catch (thrown) {
      showToast(describeError(thrown).message);
      setBusy(false);
    }
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      showToast(text.figures.copied);
    } catch {
      showToast(text.figures.notCopied);
    }
  };
  return (
    <tr>
      <th scope="row" dir="auto">
        <a href={address} target="_blank" rel="noreferrer">
          {name}
        </a>
      </th>
      <td data-column={text.figures.column.screen}>{text.figures.screens[screen]}</td>
      <td data-column={text.figures.column.when}>{formatMoment(createdAt)}</td>
      <td data-column={text.figures.column.statements}>{statements.toLocaleString("en")}</td>
      <td>
        <div className="row row-end">
          <Button aria-label={text.figures.copyOf(name)} onClick={() => void copy()}>
            {text.figures.copy}
          </Button>
          <Button aria-label={text.figures.endOf(name)} disabled={isBusy} onClick={() => void end()}>
            {text.figures.end}
          </Button>
        </div>
      </td>
    </tr>
  );
}
