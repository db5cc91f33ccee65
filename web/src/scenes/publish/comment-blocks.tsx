import { useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatMoment } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { describeError } from "../../data/describe-error.ts";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { text } from "./strings.ts";

/** Whose comments are held, asked for when it is opened; each can be let in again. */
export function CommentBlocks() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="publish-log" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.queue.blocks}</summary>
      {isOpen ? <Blocks /> : null}
    </details>
  );
}

function Blocks() {
  const { id: project } = useProject();
  const { data, error, reload } = useResource(`publish-blocks:${project}`, [], () => client.moderation.blocks({ params: { project } }));
  const unblock = async (block: string): Promise<void> => {
    try {
      await client.moderation.unblock({ params: { project, block } });
      showToast(text.queue.unblocked);
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
    reload();
  };
  if (error !== null) return <ErrorState error={error} onRetry={reload} />;
  if (data === null) return <Loading />;
  if (data.blocks.length === 0) return <p className="note">{text.queue.blocksNone}</p>;
  return (
    <ul className="publish-blocks">
      {data.blocks.map(({ kind, value, hint, by, at }) => {
        const name = kind === "prefix" ? text.queue.network : (hint ?? text.queue.hintForgotten);
        return (
          <li key={value} className="row">
            <span>{[name, formatMoment(at), by].join(" · ")}</span>
            <Button aria-label={text.queue.unblockLabel(name)} onClick={() => void unblock(value)}>
              {text.queue.unblock}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
