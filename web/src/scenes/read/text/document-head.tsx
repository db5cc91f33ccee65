import type { DocumentContent, DocumentRecord } from "@rapporteur/app/records";
import { formatDay } from "../../../hooks/format.ts";
import { OnlyThisDocument } from "../../../parts/only-this-document.tsx";

/** Where the text comes from; and its title, where the text itself does not begin with one. */
export function DocumentHead({ document, content }: { readonly document: DocumentRecord; readonly content: DocumentContent }) {
  const hasTitle = content.blocks.some(({ kind }) => kind === "title");
  const facts = [document.publisher, formatDay(document.published), ...document.tags].filter((part) => part !== null && part !== "");
  return (
    <div className="read-head">
      {hasTitle ? null : <h1 dir="auto">{document.title}</h1>}
      <p className="note">
        {facts.join(" · ")}
        {document.url !== null && /^https?:/.test(document.url) && URL.canParse(document.url) ? (
          <>
            {facts.length > 0 ? " · " : ""}
            <a href={document.url} rel="noreferrer noopener" target="_blank">
              {new URL(document.url).host}
            </a>
          </>
        ) : null}
      </p>
      <OnlyThisDocument id={document.id} />
    </div>
  );
}
