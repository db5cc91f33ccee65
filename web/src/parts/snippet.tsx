/** A stretch of text with the words that were searched for marked in it. `hits` are pairs of offsets into `text`, in order. */
export function Snippet({ text, hits }: { readonly text: string; readonly hits: readonly (readonly [number, number])[] }) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const [start, end] of hits) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <span className="serif">{parts}</span>;
}
