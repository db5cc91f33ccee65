import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { archiveOf, unsplitArchiveOf } from "./split-articles.ts";

/**
 * Many articles read as one would have one author and one day.
 *
 * @throws RAP_SOURCE_ARTICLES where a text is an export of a data base or a site
 */
export function refuseArticles(text: string, source: string): void {
  const archive = archiveOf(text);
  if (archive !== null) throw new RapporteurError("RAP_SOURCE_ARTICLES", { source, archive });
}

/** A warning where a text has the signs of an export whose articles cannot be told apart, so that it is not read as one article unsaid. */
export function warnOfUnsplit(text: string): Warning[] {
  const archive = unsplitArchiveOf(text);
  if (archive === null) return [];
  return [
    {
      code: "export-unsplit",
      message: `it looks like an export of ${archive} whose articles cannot be told apart, and was read as one document; export it with all fields, as text, and import that`,
    },
  ];
}
