/** Names of files for documents, each for one. */
export function fileNames(documents: readonly { readonly id: string }[]): string[] {
  const taken = new Set<string>();
  return documents.map(({ id }) => {
    const plain = id
      .toWellFormed()
      .replace(/[\p{Cc}/\\:*?"<>|]+/gu, "_")
      .replace(/^\.+/, "_")
      .slice(0, 120);
    let name = plain || "document";
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}-${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
