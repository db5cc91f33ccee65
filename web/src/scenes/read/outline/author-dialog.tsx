import { useState } from "react";
import type { Overlaid } from "../../../data/pending.ts";
import { SaveButton } from "../../../parts/save-button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { EntityField, type NamedEntity } from "../../../parts/entity-field.tsx";
import { text } from "../strings.ts";
import { useAttribute } from "./use-attribute.ts";

interface AuthorDialogProps {
  /** Those that nobody is said to speak. */
  readonly statements: readonly Overlaid<"statement">[];
  readonly onClose: () => void;
}

const people = ["person"] as const;

/** Says who speaks where the page does not: all statements of the part that have no speaker get this one, in one step that can be undone. */
export function AuthorDialog({ statements, onClose }: AuthorDialogProps) {
  const attribute = useAttribute();
  const [author, setAuthor] = useState<NamedEntity | null>(null);
  const save = (): void => {
    if (author === null) return;
    attribute(author, statements);
    onClose();
  };
  return (
    <Dialog title={text.author.title} onClose={onClose}>
      <p>{text.author.lead(statements.length)}</p>
      <EntityField label={text.author.field} value={author} types={people} canCreate onChange={setAuthor} />
      <div className="row row-end">
        <SaveButton why={author === null ? text.author.wanted : null} onSave={save}>
          {text.author.save}
        </SaveButton>
      </div>
    </Dialog>
  );
}
