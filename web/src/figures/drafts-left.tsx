import { Button } from "../parts/button.tsx";
import { figureText } from "./strings.ts";

/** Above what only accepted statements are counted in: how many drafts that leaves out, and the way to count them. */
export function DraftsLeft({ drafts, onCount }: { readonly drafts: number; readonly onCount: () => void }) {
  if (drafts === 0) return null;
  return (
    <p className="row no-print" role="note">
      {figureText.draftsLeft(drafts)} <Button onClick={onCount}>{figureText.countThem}</Button>
    </p>
  );
}
