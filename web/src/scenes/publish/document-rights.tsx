import type { DocumentRights } from "@rapporteur/app/records";
import { useDocument } from "../../data/document-resource.ts";
import { useProject } from "../../data/live-project.tsx";
import { change, useCommit } from "../../data/use-commit.ts";
import { Button } from "../../parts/button.tsx";
import { text } from "./strings.ts";

/** What a text may be that is published: said here, where somebody is about to do so, and not in a refusal afterwards. */
export function DocumentRightsChoice({ documentId }: { readonly documentId: string }) {
  const { id: project } = useProject();
  const commit = useCommit();
  const { data } = useDocument(project, documentId);
  if (data === null || data.document.record.rights !== "internal") return null;
  const { record, revision } = data.document;
  const set = (rights: DocumentRights): void =>
    commit({
      action: "edit",
      summary: text.rights.done(record.title.slice(0, 200)),
      changes: [change("document", { id: record.id, expected: revision, before: record, after: { ...record, rights } })],
    });
  return (
    <div className="stack" role="group" aria-labelledby="publish-rights">
      <p id="publish-rights">{text.rights.internal}</p>
      <div className="row">
        <Button onClick={() => set("public")}>{text.rights.public}</Button>
        <Button onClick={() => set("no-text")}>{text.rights.short}</Button>
      </div>
    </div>
  );
}
