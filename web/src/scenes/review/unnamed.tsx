import type { StatementRecord } from "@rapporteur/app/records";
import { useDocument } from "../../data/document-resource.ts";
import { useProject, useWrites } from "../../data/live-project.tsx";
import { overlay, type Overlaid } from "../../data/pending.ts";
import { AuthorDialog } from "../read/outline/author-dialog.tsx";
import { text } from "./strings.ts";

/** Of a statement without a speaker: all of its part of the document that have none, for one author to be named. */
export function useUnnamed(record: StatementRecord | null): readonly Overlaid<"statement">[] {
  const { id: project } = useProject();
  const writes = useWrites();
  const isUnnamed = record !== null && record.speaker === null;
  const { data } = useDocument(project, isUnnamed ? record.documentId : null);
  if (!isUnnamed || data === null) return [];
  return overlay("statement", data.statements, writes, ({ documentId }) => documentId === record.documentId).filter(
    ({ record: one }) => one.speaker === null && one.review !== "rejected" && one.contribution === record.contribution,
  );
}

interface UnnamedProps {
  readonly statements: readonly Overlaid<"statement">[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Says how many statements of the part name nobody, and lets one author be named for all of them. */
export function Unnamed({ statements, isOpen, onClose }: UnnamedProps) {
  if (statements.length === 0) return null;
  return (
    <>
      <p className="note review-unnamed">{text.speechless(statements.length)}</p>
      {isOpen ? <AuthorDialog statements={statements} onClose={onClose} /> : null}
    </>
  );
}
