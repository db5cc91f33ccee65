/** Number of insertions, deletions and replacements between two strings (Levenshtein 1966). Cost: O(a × b). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The words of a line that look most like these, or undefined if fewer than half of the characters agree. */
export function nearestWords(line: string, words: string): string | undefined {
  const tokens = [...line.matchAll(/\S+/g)];
  const count = words.split(/\s+/).length;
  let best: { readonly text: string; readonly share: number } | undefined;
  for (let first = 0; first < tokens.length; first++) {
    for (let length = Math.max(1, count - 1); length <= count + 1; length++) {
      const from = tokens[first];
      const to = tokens[first + length - 1];
      if (from === undefined || to === undefined) continue;
      const text = line.slice(from.index, to.index + to[0].length).replace(/^[(“"‘']+|[.,;:!?)”"’']+$/g, "");
      const share = 1 - editDistance(text.toLowerCase(), words.toLowerCase()) / Math.max(text.length, words.length);
      if (best === undefined || share > best.share) best = { text, share };
    }
  }
  return best !== undefined && best.share >= 0.5 ? best.text : undefined;
}
