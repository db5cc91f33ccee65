import { useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { usePages } from "../../data/use-pages.ts";
import { formatMoment } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { text } from "./strings.ts";

/** What moderators did, asked for when it is opened. */
export function ModerationLog() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="publish-log" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.queue.log}</summary>
      {isOpen ? <Entries /> : null}
    </details>
  );
}

function Entries() {
  const { id: project } = useProject();
  const list = usePages(`publish-log:${project}`, [], (cursor) =>
    client.moderation.log({ params: { project }, query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } }),
  );
  if (list.error !== null) return <ErrorState error={list.error} onRetry={list.reload} />;
  if (list.isFirst) return <Loading />;
  if (list.entries.length === 0) return <p className="note">{text.queue.logNone}</p>;
  return (
    <>
      <ul>
        {list.entries.map(({ id, at, by, action, comment, note }) => (
          <li key={id}>{[formatMoment(at), by, action, comment ?? "", note].filter((part) => part !== "").join(" · ")}</li>
        ))}
      </ul>
      {list.hasMore ? <Button onClick={list.more}>{text.queue.loadMore}</Button> : null}
    </>
  );
}
