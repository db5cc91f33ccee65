import { useRef, useState } from "react";
import { Link } from "wouter";
import type { DocumentRights } from "@rapporteur/app/records";
import { useProject } from "../../data/live-project.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Check, TextArea } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { ImportedFormats } from "./export-dialog.tsx";
import {
  clearImports,
  fetchPages,
  importFiles,
  isTable,
  steerJob,
  useImports,
  type ImportLine,
  type TableLayout,
  type TableLayouts,
} from "./imports.ts";
import { documentRights } from "./rights.ts";
import { text } from "./strings.ts";
import { TableColumns } from "./table-columns.tsx";

const rightsOptions = documentRights.map((value) => ({ value, label: text.rightsOf[value] }));

/** What was dropped or pasted, if anything was. */
export interface ImportStart {
  readonly files: readonly File[];
  readonly urls: string;
}

/** As many words that are no addresses are a text. */
const fewestWords = 20;
const longestName = 60;

/** What was pasted as a file of plain text, which is called as its first line. */
function pastedFile(pasted: string): File {
  const words = pasted.trim();
  const first = (words.split("\n")[0] ?? "").replaceAll(/[^\p{L}\p{N} ]+/gu, " ").trim();
  const name = first.length <= longestName ? first : first.slice(0, longestName).replace(/\s+\S*$/, "");
  return new File([words], `${name === "" ? text.pastedName : name}.txt`, { type: "text/plain" });
}

/** Choosing files, or pasting addresses or a text. What is chosen goes on in the list of imports, and the dialog closes. */
export function ImportDialog({ onClose, initial }: { readonly onClose: () => void; readonly initial: ImportStart }) {
  const { files: initialFiles } = initial;
  const { id: project } = useProject();
  const [rights, setRights] = useState<DocumentRights>("internal");
  const [isCoded, setCoded] = useState(true);
  const chooser = useRef<HTMLInputElement>(null);
  const wish = { project, rights, code: isCoded };
  const [held, setHeld] = useState<readonly File[]>([]);
  const send = (files: readonly File[], layouts: TableLayouts = new Map()): void => {
    importFiles(files, wish, layouts);
    onClose();
  };
  // Tables are looked at before they come in.
  const take = (files: readonly File[]): void => (files.some(({ name }) => isTable(name)) ? setHeld(files) : send(files));
  if (held.length > 0) return <TablesDialog files={held} project={project} onClose={onClose} onImport={(layouts) => send(held, layouts)} />;
  return (
    <Dialog title={text.import} onClose={onClose}>
      <Select label={text.rights} value={rights} options={rightsOptions} onChange={(value) => setRights(value as DocumentRights)} />
      <Check label={text.code} checked={isCoded} onChange={setCoded} />
      <input ref={chooser} type="file" multiple hidden onChange={(event) => take([...(event.target.files ?? [])])} />
      {initialFiles.length > 0 ? (
        <Button look="primary" onClick={() => take(initialFiles)}>
          {text.import}: {initialFiles.map(({ name }) => name).join(", ")}
        </Button>
      ) : (
        <Button look="primary" onClick={() => chooser.current?.click()}>
          {text.import}…
        </Button>
      )}
      <ImportedFormats />
      <Pasted
        initial={initial.urls}
        onText={(text) => send([pastedFile(text)])}
        onPages={(urls) => {
          fetchPages(urls, wish);
          onClose();
        }}
      />
      <Bookmark />
    </Dialog>
  );
}

interface PastedProps {
  readonly initial: string;
  readonly onText: (text: string) => void;
  readonly onPages: (urls: readonly string[]) => void;
}

/** A field for addresses, or for a text, with the button for what stands in it. */
function Pasted({ initial, onText, onPages }: PastedProps) {
  const [pasted, setPasted] = useState(initial);
  const words = pasted.split(/\s+/).filter((word) => word !== "");
  const given = words.filter((url) => /^https?:\/\/\S+$/.test(url) && URL.canParse(url));
  const bad = words.filter((word) => !given.includes(word));
  const isText = bad.length >= fewestWords;
  return (
    <>
      <TextArea
        className="library-paste"
        label={text.urls}
        value={pasted}
        rows={3}
        inputMode="url"
        spellCheck={false}
        error={bad.length === 0 || isText ? null : text.badUrls(bad)}
        onChange={setPasted}
      />
      {isText ? (
        <>
          <Button onClick={() => onText(pasted)}>{text.importPasted}</Button>
          <p className="note">{text.pastedHelp}</p>
        </>
      ) : (
        <Button disabled={given.length === 0 || bad.length > 0} onClick={() => onPages(given)}>
          {text.fetch}
        </Button>
      )}
    </>
  );
}

interface TablesDialogProps {
  readonly files: readonly File[];
  readonly project: string;
  readonly onClose: () => void;
  readonly onImport: (layouts: TableLayouts) => void;
}

/** The tables among the files, one after the other: each is laid out in its own way. */
function TablesDialog({ files, project, onClose, onImport }: TablesDialogProps) {
  const tables = files.filter(({ name }) => isTable(name));
  const [layouts, setLayouts] = useState<TableLayouts>(new Map());
  const at = tables.findIndex((table) => !layouts.has(table));
  const table = tables[at];
  if (table === undefined) return null;
  const take = (layout: TableLayout): void => {
    const said = new Map([...layouts, [table, layout] as const]);
    if (said.size < tables.length) setLayouts(said);
    else onImport(said);
  };
  return (
    <Dialog title={text.tables.title(table.name)} onClose={onClose}>
      {tables.length === 1 ? null : <p className="note">{text.tables.place(at + 1, tables.length)}</p>}
      <TableColumns key={at} file={table} project={project} isLast={at === tables.length - 1} onImport={take} />
    </Dialog>
  );
}

/** A bookmark that brings the page one reads in the browser to the import. */
function Bookmark() {
  const library = window.location.origin + window.location.pathname;
  const code = `javascript:void open(${JSON.stringify(library)}+"?import="+encodeURIComponent(location.href))`;
  return (
    <p className="note">
      {text.bookmark} {/* Of its own text alone; the library that draws the page refuses such an address where it is written as a property. */}
      <a draggable ref={(link) => link?.setAttribute("href", code)} onClick={(event) => event.preventDefault()}>
        {text.bookmarkName}
      </a>
    </p>
  );
}

/** What is being imported and what became of it, failures with their reasons. */
export function ImportList() {
  const { id: project } = useProject();
  const lines = useImports(project);
  if (lines.length === 0) return null;
  return (
    <section className="library-imports" aria-label={text.importing} aria-live="polite">
      <div className="row">
        <h2 className="grow">{text.importing}</h2>
        <Button look="quiet" onClick={clearImports}>
          {text.clearList}
        </Button>
      </div>
      <ul className="library-import-list">
        {lines.map((line) => (
          <li key={line.key} className="library-import">
            <Line line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { readonly line: ImportLine }) {
  const { job, documentId } = line;
  return (
    <>
      <div className="row">
        <span className="library-import-name">{line.name}</span>
        <span className={line.state === "failed" ? "field-error" : "soft"}>{stateOf(line)}</span>
        {job !== undefined && line.state === "job" ? (
          <progress value={job.done + job.failed + job.partDone} max={Math.max(1, job.total)} aria-label={line.name} />
        ) : null}
        {documentId === undefined ? null : <Link href={`/read/${documentId}`}>{text.open}</Link>}
        {line.state === "job" ? (
          <Button look="quiet" onClick={() => void steerJob(line, "cancel")}>
            {text.cancelJob}
          </Button>
        ) : null}
        {job !== undefined && line.state === "failed" ? (
          <Button look="quiet" onClick={() => void steerJob(line, "retry")}>
            {text.retryJob}
          </Button>
        ) : null}
      </div>
      {line.problem === undefined ? null : <p className="field-error">{line.problem}</p>}
      {job?.failures.map(({ label, message }) => (
        <p key={label} className="note">
          {label}: {message}
        </p>
      ))}
      {line.warnings?.map((warning) => (
        <p key={warning} className="note">
          {warning}
        </p>
      ))}
    </>
  );
}

function inJob({ done, failed, partDone, total }: NonNullable<ImportLine["job"]>): string {
  if (partDone === 0) return text.inJob(done + failed, total);
  return total === 1 ? text.readShare(partDone) : text.inJobAndRead(done + failed, total, partDone);
}

function stateOf({ state, job }: ImportLine): string {
  if (job !== undefined && state === "job") return inJob(job);
  if (job?.state === "cancelled") return text.cancelled;
  if (job !== undefined && state === "known") return text.known;
  if (job !== undefined) return text.jobDone(job.done, job.failed);
  switch (state) {
    case "reading":
      return text.reading;
    case "done":
      return text.done;
    case "known":
      return text.known;
    case "failed":
      return text.failed;
    default:
      return text.waiting;
  }
}
