import { rootOf } from "./xml-root.ts";

/** Whether a text is a document of WebAnno or INCEpTION with its annotations, by its first characters. */
export function isWebAnnoText(head: string): boolean {
  return /^\ufeff?#FORMAT=WebAnno TSV/.test(head);
}

/** Whether a text is a CAS of UIMA. */
export function isXmiText(head: string): boolean {
  return rootOf(head) === "XMI";
}

/** Whether a ZIP archive holds documents with annotations and nothing else, by the names of its entries. */
export function isAnnotationArchive(names: readonly string[]): boolean {
  const files = names.filter((name) => !name.endsWith("/"));
  return (
    files.some((name) => /\.xmi$|\.webanno\.tsv$/i.test(name)) && files.every((name) => /\.xmi$|\.webanno\.tsv$|(?:^|\/)typesystem\.xml$/i.test(name))
  );
}
