import { useRef, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { portraitFrom } from "./portrait-from.ts";
import { text } from "./strings.ts";

interface PortraitFieldProps {
  readonly author: string;
  /** In base64. */
  readonly portrait: string | undefined;
  /** Undefined takes it away. */
  readonly onChange: (portrait: string | undefined) => void;
}

/** The author's picture: chosen from a file, cut to a square and made small in the browser. */
export function PortraitField({ author, portrait, onChange }: PortraitFieldProps) {
  const chooser = useRef<HTMLInputElement>(null);
  // Words are typed on while a picture is read: it goes to what is there by then.
  const latest = useRef(onChange);
  latest.current = onChange;
  const [failure, setFailure] = useState<string | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const made = await portraitFrom(file);
    setFailure(made === null ? text.portrait.notRead(file.name) : null);
    if (made !== null) latest.current(made);
  };
  return (
    <div className="row publish-portrait" role="group" aria-label={text.portrait.of(author)}>
      {portrait === undefined ? null : <PortraitImage portrait={portrait} />}
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0]);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <Button onClick={() => chooser.current?.click()}>{portrait === undefined ? text.portrait.choose : text.portrait.change}</Button>
      {portrait === undefined ? null : (
        <Button look="quiet" onClick={() => onChange(undefined)}>
          {text.portrait.remove}
        </Button>
      )}
      <span className="note">{text.portrait.help}</span>
      {failure === null ? null : (
        <span className="field-error" role="alert">
          {failure}
        </span>
      )}
    </div>
  );
}

/** As readers see it, beside a name that says who it is. */
export function PortraitImage({ portrait }: { readonly portrait: string }) {
  // A PNG file begins with these letters in base64; the server takes nothing else but JPEG.
  const type = portrait.startsWith("iVBOR") ? "image/png" : "image/jpeg";
  return <img className="publish-face" src={`data:${type};base64,${portrait}`} alt="" width={50} height={50} />;
}
