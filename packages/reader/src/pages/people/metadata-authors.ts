import type { SourceDocument } from "@rapporteur/core/model";
import type { MarkedPerson } from "./author-mark.ts";
import { wholeName } from "./person-names.ts";

/** Authors whom the metadata of a page names, at the place where the text has their names. Cost: linear in the text, for each. */
export function metadataAuthors(document: SourceDocument): MarkedPerson[] {
  return document.metadata.authors.flatMap((written) =>
    written.split(/\s+and\s+|\s*[,;&]\s*/).flatMap((name) => {
      const match = wholeName(name.trim());
      if (!match) return [];
      const at = document.text.indexOf(match.name);
      return [
        { name: match.name, nameSpan: at < 0 ? { start: 0, end: 0 } : { start: at, end: at + match.name.length }, roles: [], organizations: [] },
      ];
    }),
  );
}
