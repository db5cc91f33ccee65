import { saidWords } from "../../hooks/said-words.ts";
import { Link } from "wouter";
import type { StatementRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { makeRequestKey } from "../../data/request-key.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatMoment, formatPercent } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { describeError } from "../../data/describe-error.ts";
import type { QueuedComment } from "./queued-comment.ts";
import { text } from "./strings.ts";

interface CardProps {
  readonly comment: QueuedComment;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  readonly onActive: () => void;
  readonly onMark: () => void;
  readonly onDecide: (state: "approved" | "rejected" | "spam") => void;
  readonly onEdit: () => void;
}

/** A comment with who sent it, on what, and which rule held it on which words. */
export function CommentCard({ comment, isActive, isMarked, onActive, onMark, onDecide, onEdit }: CardProps) {
  const { name, email, title, createdAt, parent, statement, stance, chance, state } = comment;
  const about = [
    title === "" ? null : text.queue.on(title),
    parent === null ? null : text.queue.answers,
    statement === null || stance === null ? null : text.queue.stances[stance],
    chance === null ? null : text.queue.chance(formatPercent(chance)),
    formatMoment(createdAt),
  ].filter((part) => part !== null);
  const isGone = state === "withdrawn" || state === "erased";
  return (
    // A press anywhere makes the comment the one that the keys act on; the keys themselves move it too.
    <li className="publish-comment" data-active={isActive ? "" : undefined} onPointerDown={onActive}>
      <label className="check">
        <input type="checkbox" checked={isMarked} aria-label={text.queue.mark(name)} onChange={onMark} />
        <span>
          <b dir="auto">{name}</b> <span className="soft">{email ?? text.queue.forgotten}</span>
        </span>
      </label>
      <p className="note">{about.join(" · ")}</p>
      <p className="publish-comment-text" dir="auto">
        {comment.text}
      </p>
      {statement === null ? null : <AboutStatement id={statement} />}
      {state === "approved" ? null : <Rules comment={comment} />}
      {comment.editorNote === null ? null : <p className="note">{text.queue.editedBy(comment.editorNote)}</p>}
      {isGone ? null : (
        <div className="row">
          {state === "approved" ? null : <Button onClick={() => onDecide("approved")}>{text.queue.approve}</Button>}
          {state === "rejected" ? null : <Button onClick={() => onDecide("rejected")}>{text.queue.reject}</Button>}
          {state === "spam" ? null : <Button onClick={() => onDecide("spam")}>{text.queue.spam}</Button>}
          <MoreMenu comment={comment} onEdit={onEdit} />
        </div>
      )}
    </li>
  );
}

/** The words that the comment takes a side on. */
function AboutStatement({ id }: { readonly id: string }) {
  const { id: project } = useProject();
  const { data } = useResource(`comment-statement:${project}:${id}`, ["statement"], async () => {
    const { record } = await client.records.get({ params: { project, kind: "statement", id } });
    return record as StatementRecord;
  });
  if (data === null) return null;
  return (
    <blockquote className="publish-about serif" dir="auto">
      <Link href={`/read/${data.documentId}?statement=${data.id}`}>{saidWords(data.quote)}</Link>
    </blockquote>
  );
}

function Rules({ comment: { rules } }: { readonly comment: QueuedComment }) {
  if (rules.length === 0) return null;
  return (
    <ul className="publish-rules" aria-label={text.queue.fired}>
      {rules.map(({ rule, matched }) => (
        <li key={`${rule}-${matched}`}>
          {rule}
          {matched === "" ? null : (
            <>
              : <mark>{matched}</mark>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function MoreMenu({ comment: { id, state, email, editedAt }, onEdit }: { readonly comment: QueuedComment; readonly onEdit: () => void }) {
  const { id: project } = useProject();
  const run = async (deed: () => Promise<unknown>, done: string): Promise<void> => {
    try {
      await deed();
      showToast(done);
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  const block = (kind: "email" | "prefix"): void =>
    void run(() => client.moderation.block({ params: { project }, body: { id, kind } }), text.queue.blocked);
  const promote = (): void =>
    void run(
      () => client.moderation.promote({ params: { project }, body: { requestKey: makeRequestKey(), id, seen: editedAt } }),
      text.queue.promoted,
    );
  const entries = [
    { key: "edit", label: text.queue.edit, onSelect: onEdit },
    { key: "promote", label: text.queue.promote, isDisabled: state !== "approved", onSelect: promote },
    { key: "email", label: text.queue.blockEmail, isDisabled: email === null, onSelect: () => block("email") },
    { key: "prefix", label: text.queue.blockPrefix, onSelect: () => block("prefix") },
  ];
  return <Menu label={text.queue.more} entries={entries} />;
}
