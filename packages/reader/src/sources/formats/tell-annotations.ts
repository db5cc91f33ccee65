import { isRapporteurError } from "@rapporteur/core/base";
import { openZipFile } from "../archive/zip-file.ts";
import { readHead } from "../bytes/read-bytes.ts";
import { isZip, zipNames } from "../bytes/sniff-binary.ts";
import { type AnnotationKind, annotationKind, isAnnotationArchive, isBratArchive } from "./annotation-heads.ts";

const headLength = 4000;
/** So many names tell whether an archive is of this kind; archives of many files are not opened whole for it. */
const mostNames = 20_000;

/**
 * Which kind of annotations a file, or bytes, holds, by its content: documents of WebAnno, INCEpTION or UIMA, texts with annotations of brat, Web Annotations, a treebank; null for others.
 *
 * Cost: O(1); of an archive O(its names).
 */
export async function tellAnnotations(source: string | { readonly bytes: Uint8Array; readonly name: string }): Promise<AnnotationKind | null> {
  const head = typeof source === "string" ? await readHead(source, headLength) : source.bytes;
  if (!isZip(head)) return annotationKind(new TextDecoder().decode(head.subarray(0, headLength)));
  const names = typeof source === "string" ? await namesIn(source) : zipNames(head);
  return isAnnotationArchive(names) ? "layers" : isBratArchive(names) ? "brat" : null;
}

async function namesIn(path: string): Promise<string[]> {
  try {
    const zip = await openZipFile(path);
    const names: string[] = [];
    try {
      for await (const { name } of zip.entries()) if (names.push(name) > mostNames) return [];
    } finally {
      zip.file.close();
    }
    return names;
  } catch (error) {
    if (isRapporteurError(error)) return [];
    throw error;
  }
}
