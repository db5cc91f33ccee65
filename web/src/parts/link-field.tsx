import { showToast } from "./toasts.tsx";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";

interface LinkFieldProps {
  readonly label: string;
  readonly help: string;
  readonly url: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly notCopied: string };
}

/** A link whole, with a button that copies it. */
export function LinkField({ label, help, url, words }: LinkFieldProps) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url);
      showToast(words.copied);
    } catch {
      showToast(words.notCopied);
    }
  };
  return (
    <div className="stack" role="status">
      <TextField label={label} help={help} value={url} readOnly onChange={() => undefined} />
      <div>
        <Button onClick={() => void copy()}>{words.copy}</Button>
      </div>
    </div>
  );
}
