import { useState } from "react";
import type { MemoRecord, StatementRecord } from "@rapporteur/app/records";
import { useProject } from "../data/live-project.tsx";
import type { Overlaid } from "../data/pending.ts";
import { showToast } from "../parts/toasts.tsx";
import { formatMoment } from "../hooks/format.ts";
import { useSingleKeys } from "../hooks/use-single-keys.ts";
import { Button } from "../parts/button.tsx";
import { ErrorState } from "../parts/states.tsx";
import { MemoForm } from "./memo-form.tsx";
import "./memos.css";
import { text } from "./strings.ts";
import { useMemoDeeds, useMemos, type MemoThread } from "./use-memos.ts";

interface MemosProps {
  readonly statement: Pick<StatementRecord, "id" | "draftOf" | "quote">;
  /** Where a key writes one, too. */
  readonly hasKey?: boolean;
}

/** What members of the project wrote on a statement, with replies, and the way to write: everybody with a role in the project may. */
export function Memos({ statement, hasKey = false }: MemosProps) {
  const { threads, nameOf, error } = useMemos(statement);
  const { write } = useMemoDeeds();
  const [isWriting, setWriting] = useState(false);
  useSingleKeys(hasKey ? { m: () => setWriting(true) } : {});
  return (
    <section className="memos" aria-label={text.title}>
      {error === null ? null : <ErrorState error={error} />}
      {threads.length === 0 ? null : (
        <ol className="memo-list">
          {threads.map((thread) => (
            <Thread key={thread.id} thread={thread} statement={statement} nameOf={nameOf} />
          ))}
        </ol>
      )}
      {isWriting ? (
        <MemoForm
          place={statement.id}
          label={text.memo}
          onSave={(words) => {
            write(statement, words, null);
            setWriting(false);
          }}
          onCancel={() => setWriting(false)}
        />
      ) : (
        <Button look="quiet" {...(hasKey ? { keyHint: "m" } : {})} onClick={() => setWriting(true)}>
          {text.write}
        </Button>
      )}
    </section>
  );
}

interface ThreadProps extends MemosProps {
  readonly thread: MemoThread;
  readonly nameOf: (memo: MemoRecord) => string;
}

function Thread({ thread: { id, memo, replies }, statement, nameOf }: ThreadProps) {
  const { write } = useMemoDeeds();
  const [isReplying, setReplying] = useState(false);
  return (
    <li>
      {memo === null ? <p className="note">{text.gone}</p> : <Memo memo={memo} nameOf={nameOf} onReply={() => setReplying(true)} />}
      {replies.length === 0 ? null : (
        <ol className="memo-replies">
          {replies.map((reply) => (
            <li key={reply.record.id}>
              <Memo memo={reply} nameOf={nameOf} />
            </li>
          ))}
        </ol>
      )}
      {isReplying && memo !== null ? (
        <MemoForm
          place={id}
          label={text.replyLabel}
          onSave={(words) => {
            write({ ...statement, id: memo.record.statement }, words, id);
            setReplying(false);
          }}
          onCancel={() => setReplying(false)}
        />
      ) : null}
    </li>
  );
}

interface MemoProps {
  readonly memo: Overlaid<"memo">;
  readonly nameOf: (memo: MemoRecord) => string;
  readonly onReply?: () => void;
}

function Memo({ memo, nameOf, onReply }: MemoProps) {
  const { record, isPending } = memo;
  const { account } = useProject();
  const { edit, remove } = useMemoDeeds();
  const [isEditing, setEditing] = useState(false);
  const name = nameOf(record);
  const about = `${name}, ${formatMoment(record.writtenAt)}`;
  if (isEditing)
    return (
      <MemoForm
        place={`edit.${record.id}`}
        label={text.memo}
        initial={record.text}
        onSave={(words) => {
          if (words !== record.text) edit(memo, words);
          setEditing(false);
        }}
        onCancel={() => setEditing(false)}
      />
    );
  return (
    <article className="memo" aria-label={about}>
      <p className="memo-head">
        <strong dir="auto">{name}</strong> <time dateTime={record.writtenAt}>{formatMoment(record.writtenAt)}</time>
        {record.editedAt === null ? null : <span> · {text.edited(formatMoment(record.editedAt))}</span>}
        {isPending ? <span> · {text.pending}</span> : null}
      </p>
      <p className="memo-text" dir="auto">
        {record.text}
      </p>
      {isPending ? null : (
        <p className="memo-deeds">
          {onReply === undefined ? null : <Button onClick={onReply}>{text.reply}</Button>}
          {record.by === account.id ? (
            <>
              <Button onClick={() => setEditing(true)}>{text.edit}</Button>
              <Button
                onClick={() => {
                  remove(memo);
                  showToast(text.summaries.remove);
                }}
              >
                {text.remove}
              </Button>
            </>
          ) : null}
        </p>
      )}
    </article>
  );
}
