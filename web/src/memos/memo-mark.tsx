import "./memos.css";
import { text } from "./strings.ts";

/** A small mark where a statement has memos: how many. */
export function MemoMark({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="memo-mark" title={text.count(count)}>
      <span aria-hidden="true">{count}</span>
      <span className="hidden">{text.count(count)}</span>
    </span>
  );
}
