import { useState } from "react";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Check } from "../../parts/field.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { Select } from "../../parts/select.tsx";
import { describeError } from "../../data/describe-error.ts";
import { text } from "./strings.ts";

export type FormatList = AnswerOf<Api["server"]["formats"]>;
type Written = FormatList["written"][number];

const words = text.exporting;

/** Formats that the server reads and writes: they do not change while it runs. */
export function useFormats(): FormatList | null {
  return useResource("formats", [], () => client.server.formats({})).data;
}

/** A file for another program, of the whole project: what, in which format, and what the file will not hold. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { id: project } = useProject();
  const formats = (useFormats()?.written ?? []).filter(({ isSlow }) => !isSlow);
  const [part, setPart] = useState<Written["part"]>("statements");
  const [name, setName] = useState("");
  const [countsDrafts, setCountsDrafts] = useState(false);
  const [said, setSaid] = useState<{ readonly failed: boolean; readonly lines: readonly string[] } | null>(null);
  const parts = [...new Set(formats.map((format) => format.part))];
  const ofPart = formats.filter((format) => format.part === part);
  const chosen = ofPart.find((format) => format.name === name) ?? ofPart[0];
  const save = async ({ name: format }: Written): Promise<void> => {
    setSaid(null);
    try {
      const file = await client.analyses.exportFile({ params: { project }, body: { what: part, format, countsDrafts, options: {} } });
      saveFile(file.filename ?? `${part}.${format}`, new Blob([file.bytes], { type: file.type }));
      setSaid({ failed: false, lines: [words.saved(file.filename ?? part), ...file.notes] });
    } catch (error) {
      setSaid({ failed: true, lines: [describeError(error).message] });
    }
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <Select
        label={words.part}
        value={part}
        options={parts.map((value) => ({ value, label: words.parts[value] }))}
        onChange={(value) => setPart(parts.find((one) => one === value) ?? part)}
      />
      <Select
        label={words.format}
        value={chosen?.name ?? ""}
        options={ofPart.map((format) => ({ value: format.name, label: labelOf(format) }))}
        onChange={setName}
        help={chosen === undefined || chosen.loses === "" ? words.losesNothing : words.loses(chosen.loses)}
      />
      <Check label={words.drafts} checked={countsDrafts} onChange={setCountsDrafts} />
      <Button look="primary" disabled={chosen === undefined} onClick={() => (chosen === undefined ? undefined : void save(chosen))}>
        {words.save}
      </Button>
      <div role="status">
        {said?.lines.map((line) => (
          <p key={line} className={said.failed ? "field-error" : "note"}>
            {line}
          </p>
        ))}
      </div>
    </Dialog>
  );
}

/** "tei (.tei.xml)", by the ending that people know. */
function labelOf({ name, endings }: Written): string {
  const label = words.formats[name] ?? name;
  return endings[0] === undefined ? label : `${label} (${endings[0]})`;
}

/** What can be imported, by the names of formats and their endings. */
export function ImportedFormats() {
  const formats = useFormats();
  if (formats === null) return null;
  const named = ({ what, endings }: { readonly what: string; readonly endings: readonly string[] }): string =>
    `${what.replace(/\[.*/, "")} (${endings.join(", ")})`;
  const lists = [
    [text.imported.documents, formats.documents.map(named)],
    [text.imported.archives, formats.archives],
    [text.imported.statements, formats.statements.map(named)],
  ] as const;
  return (
    <details className="library-formats">
      <summary>{text.imported.title}</summary>
      {lists.map(([title, names]) => (
        <p key={title} className="note">
          <strong>{title}</strong> {names.join("; ")}.
        </p>
      ))}
    </details>
  );
}
