import { useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { SaveButton } from "../../parts/save-button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorState } from "../../parts/states.tsx";
import type { QueuedComment } from "./queued-comment.ts";
import { text } from "./strings.ts";

interface EditProps {
  readonly comment: QueuedComment;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/**
 * Changes a reader's words, with the reason that readers see under them. Where its author or another moderator was first, what they made of it is shown beside what
 * was typed, which stays.
 */
export function EditComment({ comment, onClose, onDone }: EditProps) {
  const { id: project } = useProject();
  const [words, setWords] = useState(comment.text);
  const [note, setNote] = useState(comment.editorNote ?? "");
  const [error, setError] = useState<unknown>(null);
  /** The comment as it was when somebody last looked: at first that of the list, and what stands there where it was changed since. */
  const [stands, setStands] = useState(comment);
  const isGone = stands.state === "withdrawn" || stands.state === "erased";
  const save = async (): Promise<void> => {
    setError(null);
    try {
      const { id } = comment;
      const body = { ids: [id], seen: { [id]: stands.editedAt }, text: words, editorNote: note, note: "" };
      const { changed } = await client.moderation.decide({ params: { project }, body });
      onDone();
      if (changed > 0) return onClose();
      setStands(await client.moderation.get({ params: { project, comment: id } }));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Dialog title={text.queue.edit} onClose={onClose}>
      {stands === comment ? null : <Changed comment={stands} isGone={isGone} />}
      <TextArea label={text.queue.editText} rows={6} maxLength={5000} value={words} dir="auto" data-autofocus onChange={setWords} />
      <TextField label={text.queue.editNote} help={text.queue.editNoteHelp} maxLength={500} value={note} onChange={setNote} />
      {error === null ? null : <ErrorState error={error} isRefusal />}
      <SaveButton
        why={
          isGone
            ? text.queue.editNothing
            : words.trim() === ""
              ? text.notYet(text.queue.editText)
              : note.trim() === ""
                ? text.notYet(text.queue.editNote)
                : null
        }
        onSave={() => void save()}
      >
        {text.save}
      </SaveButton>
    </Dialog>
  );
}

function Changed({ comment, isGone }: { readonly comment: QueuedComment; readonly isGone: boolean }) {
  return (
    <div className="problem" role="alert">
      <p>{isGone ? text.queue.editGone : text.queue.editOutdated}</p>
      {isGone ? null : (
        <>
          <p className="publish-comment-text publish-about" dir="auto">
            {comment.text}
          </p>
          {comment.editorNote === null ? null : <p className="note">{text.queue.editedBy(comment.editorNote)}</p>}
          <p>{text.queue.editStays}</p>
        </>
      )}
    </div>
  );
}
