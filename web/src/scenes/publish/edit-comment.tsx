import { useState } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { SaveButton } from "../../parts/save-button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { showToast } from "../../parts/toasts.tsx";
import type { QueuedComment } from "./queued-comment.ts";
import { text } from "./strings.ts";

interface EditProps {
  readonly comment: QueuedComment;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Changes a reader's words, with the reason that readers see under them. */
export function EditComment({ comment, onClose, onDone }: EditProps) {
  const { id: project } = useProject();
  const [words, setWords] = useState(comment.text);
  const [note, setNote] = useState(comment.editorNote ?? "");
  const [error, setError] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    try {
      const seen = { [comment.id]: comment.editedAt };
      const { changed } = await client.moderation.decide({
        params: { project },
        body: { ids: [comment.id], seen, text: words, editorNote: note, note: "" },
      });
      if (changed === 0) showToast(text.queue.left(1));
      onDone();
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Dialog title={text.queue.edit} onClose={onClose}>
      <TextArea label={text.queue.editText} rows={6} maxLength={5000} value={words} dir="auto" data-autofocus onChange={setWords} />
      <TextField label={text.queue.editNote} help={text.queue.editNoteHelp} maxLength={500} value={note} onChange={setNote} />
      {error === null ? null : <ErrorState error={error} isRefusal />}
      <SaveButton
        why={words.trim() === "" ? text.notYet(text.queue.editText) : note.trim() === "" ? text.notYet(text.queue.editNote) : null}
        onSave={() => void save()}
      >
        {text.save}
      </SaveButton>
    </Dialog>
  );
}
