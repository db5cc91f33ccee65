import { useState } from "react";
import { change, useCommit } from "../../data/use-commit.ts";
import type { Overlaid } from "../../data/pending.ts";
import { showToast } from "../../frame/toasts.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { EntityField, type NamedEntity } from "../../parts/entity-field.tsx";
import { text } from "./strings.ts";

interface AuthorDialogProps {
  /** Those that nobody is said to speak. */
  readonly statements: readonly Overlaid<"statement">[];
  readonly onClose: () => void;
}

const people = ["person"] as const;

/** Says who speaks where the page does not: all statements of the part that have no speaker get this one, in one step that can be undone. */
export function AuthorDialog({ statements, onClose }: AuthorDialogProps) {
  const commit = useCommit();
  const [author, setAuthor] = useState<NamedEntity | null>(null);
  const save = (): void => {
    if (author === null) return;
    const summary = text.author.added(author.name, statements.length);
    const changes = statements.map(({ record, revision }) =>
      change("statement", { id: record.id, expected: revision, before: record, after: { ...record, speaker: author.id } }),
    );
    commit({ action: "edit", summary, changes });
    showToast(summary);
    onClose();
  };
  return (
    <Dialog title={text.author.title} onClose={onClose}>
      <p>{text.author.lead(statements.length)}</p>
      <EntityField label={text.author.field} value={author} types={people} canCreate onChange={setAuthor} />
      <div className="row row-end">
        <Button look="primary" disabled={author === null} onClick={save}>
          {text.author.save}
        </Button>
      </div>
    </Dialog>
  );
}
