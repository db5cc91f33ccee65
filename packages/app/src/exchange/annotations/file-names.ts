import { FreeNames } from "@rapporteur/core/base";
/** Names of files for documents, each for one. */
export function fileNames(documents: readonly { readonly id: string }[]): string[] {
  const taken = new FreeNames();
  return documents.map(({ id }) => {
    const plain = id
      .toWellFormed()
      .replace(/[\p{Cc}/\\:*?"<>|]+/gu, "_")
      .replace(/^\.+/, "_")
      .slice(0, 120);
    const name = plain || "document";
    // Names that differ in case alone are one file on many machines.
    return name + taken.take(name.toLowerCase()).slice(name.toLowerCase().length);
  });
}
