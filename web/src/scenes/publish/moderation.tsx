import { useEffect, useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useMay } from "../../data/use-may.ts";
import { usePages } from "../../data/use-pages.ts";
import { showToast } from "../../parts/toasts.tsx";
import { choiceQuery, useQueryState } from "../../hooks/use-query-state.ts";
import { useSingleKeys } from "../../hooks/use-single-keys.ts";
import { Button } from "../../parts/button.tsx";
import { Select } from "../../parts/select.tsx";
import { describeError } from "../../data/describe-error.ts";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { CommentBlocks } from "./comment-blocks.tsx";
import { CommentCard } from "./comment-card.tsx";
import { EditComment } from "./edit-comment.tsx";
import { ModerationLog } from "./moderation-log.tsx";
import type { QueuedComment } from "./queued-comment.ts";
import { text } from "./strings.ts";

const states = ["held", "approved", "rejected", "spam", "withdrawn", "erased"] as const;
const stateQuery = choiceQuery(states, "held");
type Decision = "approved" | "rejected" | "spam";
const pageLength = 50;

/** Comments by state with what held each, decided on one by one or many at once. New ones are told of, and come into the list when they are asked for. */
export function Moderation() {
  return useMay("editor") ? <Queue /> : <p className="note">{text.onlyRead}</p>;
}

function Queue() {
  const { id: project, signals } = useProject();
  const [state, setState] = useQueryState("state", stateQuery);
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  /** How many there were when the list was made. */
  const [listed, setListed] = useState(0);
  const list = usePages(`publish-comments:${project}:${state}`, [], async (cursor) => {
    const query = { state, limit: pageLength, ...(cursor === undefined ? {} : { cursor }) };
    const part = await client.moderation.queue({ params: { project }, query });
    setCounts(part.counts);
    setListed(part.counts[state] ?? 0);
    return part;
  });
  const isEmpty = !list.isFirst && list.entries.length === 0;
  useEffect(
    () =>
      signals.onComments((event) => {
        setCounts(event.counts);
        // Where nothing is read, nothing can be moved.
        if (isEmpty) list.reload();
      }),
    [signals, isEmpty, list.reload],
  );
  const news = list.isFirst || isEmpty ? 0 : (counts[state] ?? 0) - listed;
  const label = (key: (typeof states)[number]): string => `${text.queue.states[key]} (${(counts[key] ?? 0).toLocaleString("en")})`;
  return (
    <>
      <div className="row publish-queue-head">
        <Select
          label={text.queue.choose}
          value={state}
          options={states.map((value) => ({ value, label: label(value) }))}
          onChange={(value) => setState(states.find((one) => one === value) ?? "held", { isStep: true })}
        />
        <span role="status">
          {news === 0 ? null : <Button onClick={list.reload}>{news > 0 ? text.queue.news(news) : text.queue.changed}</Button>}
        </span>
      </div>
      {list.error === null ? null : <ErrorState error={list.error} onRetry={list.reload} />}
      {list.isFirst ? <Loading /> : <Shown key={state} entries={list.entries} reload={list.reload} />}
      {list.hasMore ? <Button onClick={list.more}>{text.queue.loadMore}</Button> : null}
      <CommentBlocks />
      <ModerationLog />
    </>
  );
}

/** Which words of comments were on the screen. */
const seenOf = (comments: readonly QueuedComment[]): Record<string, string | null> =>
  Object.fromEntries(comments.map(({ id, editedAt }) => [id, editedAt]));

interface ShownProps {
  readonly entries: readonly QueuedComment[];
  readonly reload: () => void;
}

function Shown({ entries, reload }: ShownProps) {
  const { id: project } = useProject();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<{ readonly id: string; readonly at: number } | null>(null);
  const [editing, setEditing] = useState<QueuedComment | null>(null);
  // What was decided on is gone from the list, and from what is marked.
  const standing = entries.filter(({ id }) => marked.has(id));
  // The comment that is read stays the one that the keys act on when others come before it; once it is decided on, the next takes its place.
  const found = entries.findIndex(({ id }) => id === active?.id);
  const at = found >= 0 ? found : Math.min(active?.at ?? 0, Math.max(0, entries.length - 1));
  const activate = (index: number): void => {
    const entry = entries[index];
    if (entry !== undefined) setActive({ id: entry.id, at: index });
  };
  const toggle = (id: string): void => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  };
  const decide = async (ids: readonly string[], state: Decision): Promise<void> => {
    if (ids.length === 0) return;
    try {
      const meant = entries.filter(({ id }) => ids.includes(id));
      const { changed } = await client.moderation.decide({ params: { project }, body: { ids: [...ids], seen: seenOf(meant), state, note: "" } });
      const done = text.queue.done({ changed, state: text.queue.states[state].toLowerCase(), left: ids.length - changed });
      showToast(done, { label: text.queue.undo, run: () => void takeBack(meant) });
      setMarked(new Set());
      reload();
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  const takeBack = async (before: readonly QueuedComment[]): Promise<void> => {
    try {
      let left = 0;
      for (const [state, some] of Map.groupBy(before, (one) => one.state)) {
        if (state === "withdrawn" || state === "erased") continue;
        // Words that were changed since are not put back where others stood that were read.
        const body = { ids: some.map(({ id }) => id), seen: seenOf(some), state, note: "" };
        left += some.length - (await client.moderation.decide({ params: { project }, body })).changed;
      }
      if (left > 0) showToast(text.queue.left(left));
      reload();
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  const current = entries[at];
  const meant = standing.length > 0 ? standing.map(({ id }) => id) : current === undefined ? [] : [current.id];
  useSingleKeys({
    j: () => activate(Math.min(at + 1, entries.length - 1)),
    k: () => activate(Math.max(at - 1, 0)),
    " ": () => current !== undefined && toggle(current.id),
    a: () => void decide(meant, "approved"),
    x: () => void decide(meant, "rejected"),
    s: () => void decide(meant, "spam"),
  });
  useEffect(() => {
    if (active !== null) document.querySelector(".publish-comment[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  if (entries.length === 0) return <p className="note">{text.queue.none}</p>;
  return (
    <>
      <p className="note">{text.queue.keys}</p>
      <Batch
        count={standing.length}
        onAll={() => setMarked(new Set(standing.length > 0 ? [] : entries.map(({ id }) => id)))}
        onDecide={(state) => void decide(meant, state)}
      />
      <ol className="publish-comments" aria-label={text.queue.list}>
        {entries.map((comment, index) => (
          <CommentCard
            key={comment.id}
            comment={comment}
            isActive={index === at}
            isMarked={marked.has(comment.id)}
            onActive={() => activate(index)}
            onMark={() => toggle(comment.id)}
            onDecide={(state) => void decide([comment.id], state)}
            onEdit={() => setEditing(comment)}
          />
        ))}
      </ol>
      {editing === null ? null : <EditComment comment={editing} onClose={() => setEditing(null)} onDone={reload} />}
    </>
  );
}

interface BatchProps {
  readonly count: number;
  readonly onAll: () => void;
  readonly onDecide: (state: Decision) => void;
}

function Batch({ count, onAll, onDecide }: BatchProps) {
  return (
    <div className="row publish-batch">
      <Button onClick={onAll}>{count > 0 ? text.queue.unmark : text.queue.markAll}</Button>
      <span role="status" className="small">
        {count > 0 ? text.queue.marked(count) : ""}
      </span>
      {count > 0 ? (
        <>
          <Button keyHint="a" onClick={() => onDecide("approved")}>
            {text.queue.approve}
          </Button>
          <Button keyHint="x" onClick={() => onDecide("rejected")}>
            {text.queue.reject}
          </Button>
          <Button keyHint="s" onClick={() => onDecide("spam")}>
            {text.queue.spam}
          </Button>
        </>
      ) : null}
    </div>
  );
}
