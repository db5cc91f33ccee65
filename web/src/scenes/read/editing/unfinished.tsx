import { Button } from "../../../parts/button.tsx";
import type { FormDraft, FormDraftState } from "./form-draft.ts";
import { text } from "../strings.ts";

interface UnfinishedProps {
  readonly form: FormDraftState;
  readonly onGo: (draft: FormDraft) => void;
}

const longestQuote = 60;

/** Says that a correction was left unfinished, where the reader came for another statement. */
export function Unfinished({ form, onGo }: UnfinishedProps) {
  const latest = form.aside.at(-1);
  if (latest === undefined) return null;
  const { quote } = latest.record;
  const words = quote.length > longestQuote ? `${quote.slice(0, longestQuote).toWellFormed().trimEnd()}…` : quote;
  return (
    <div className="read-unfinished" role="status">
      <span className="grow" dir="auto">
        {text.unfinished(words.replace(/\s+/g, " "))}
      </span>
      <Button onClick={() => onGo(latest)}>{text.unfinishedGo}</Button>
      <Button look="quiet" onClick={() => form.drop(latest)}>
        {text.unfinishedDrop}
      </Button>
    </div>
  );
}
