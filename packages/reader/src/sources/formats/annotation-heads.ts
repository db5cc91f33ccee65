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

/** Whether a text is a collection of W3C Web Annotations, or an export of Hypothesis, which keeps the same parts. */
export function isWebAnnotations(head: string): boolean {
  const isOfHypothesis = /"https?:\/\/hypothes\.is\//.test(head) || /"(?:user|export_userid)"\s*:\s*"acct:[^"\s]+@/.test(head);
  return /^\ufeff?\s*[[{]/.test(head) && (isOfHypothesis || /"https?:\/\/www\.w3\.org\/ns\/anno\b/.test(head));
}

/** Whether a text is a treebank: lines of ten columns, the first a number. */
export function isConllu(head: string): boolean {
  const lines = linesOf(head).filter((line) => !line.startsWith("#"));
  return lines.length >= 2 && lines.every((line) => /^\d+(?:[-.]\d+)?\t(?:[^\t]*\t){8}[^\t]*$/.test(line));
}

/** Lines that are not blank, the last left away since it may be cut. */
export function linesOf(head: string): string[] {
  const lines = head.replaceAll("\r", "").split("\n");
  return (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== "").slice(0, 40);
}

/** Whether a ZIP archive holds texts with annotations of brat and nothing else, by the names of its entries. */
export function isBratArchive(names: readonly string[]): boolean {
  const files = names.filter((name) => !name.endsWith("/"));
  return (
    files.some((name) => /\.ann$/i.test(name)) &&
    files.every((name) => /\.(?:ann|txt)$|(?:^|\/)(?:annotation|visual|tools|kb_shortcuts)\.conf$/i.test(name))
  );
}

/** What holds texts or passages with annotations. */
export type AnnotationKind = "brat" | "layers" | "web-annotation" | "conllu";

/** The kind of annotations of a text, by its first characters; null for others. */
export function annotationKind(head: string): AnnotationKind | null {
  if (isWebAnnoText(head) || isXmiText(head)) return "layers";
  if (isWebAnnotations(head)) return "web-annotation";
  return isConllu(head) ? "conllu" : null;
}
