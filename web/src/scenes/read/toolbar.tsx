import { Button } from "../../parts/button.tsx";
import { Select } from "../../parts/select.tsx";
import { RegexPanel } from "./text/regex-panel.tsx";
import type { Names } from "./use-names.ts";
import type { Regexes } from "./text/use-regexes.ts";
import { showChoices, type ShownStatements } from "./use-shown.ts";
import { text } from "./strings.ts";

interface ToolbarProps {
  readonly shown: ShownStatements;
  readonly names: Names;
  readonly regexes: Regexes;
  readonly isOutlineOpen: boolean;
  readonly onOutline: () => void;
  /** `offered` is null where no PDF is kept. */
  readonly pdf: { readonly isOpen: boolean; readonly offered: (() => void) | null };
  readonly onKeys: () => void;
  readonly onNext: () => void;
}

/** How far the review has come, what is shown, and whose work lies beside. */
export function Toolbar({ shown, names, regexes, isOutlineOpen, onOutline, pdf, onKeys, onNext }: ToolbarProps) {
  const total = shown.all.length;
  const reviewed = shown.all.filter(({ record }) => record.review !== "draft").length;
  const besideOptions = [{ value: "", label: text.besideNobody }, ...shown.coders.map((coder) => ({ value: coder, label: names.coderName(coder) }))];
  return (
    <div className="read-toolbar" role="toolbar" aria-label={text.document}>
      <Button look="quiet" className="read-outline-toggle" aria-pressed={isOutlineOpen} onClick={onOutline}>
        {text.showOutline}
      </Button>
      {pdf.offered === null ? null : (
        <Button look="quiet" keyHint="p" aria-pressed={pdf.isOpen} onClick={pdf.offered}>
          {text.pdf.show}
        </Button>
      )}
      <span className="small figure-number grow" role="status">
        {text.reviewedOf(reviewed, total)}
      </span>
      <Select
        className="read-select"
        label={text.show}
        value={shown.show}
        options={showChoices.map((value) => ({ value, label: text.showOf[value] }))}
        onChange={(value) => shown.setShow(showChoices.find((choice) => choice === value) ?? "standing")}
      />
      <Select
        className="read-select read-beside"
        label={text.beside}
        value={shown.besideCoder}
        options={besideOptions}
        onChange={(coder) => shown.setBesideCoder(coder)}
      />
      <RegexPanel regexes={regexes} />
      <Button look="quiet" keyHint="n" onClick={onNext}>
        {text.nextDocument}
      </Button>
      <Button look="quiet" className="read-keys-button" keyHint="?" onClick={onKeys}>
        {text.keys}
      </Button>
    </div>
  );
}
