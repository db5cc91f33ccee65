import { useCallback, useEffect, useState } from "react";
import { useAction } from "../../frame/actions.ts";
import { isAtLeast } from "../../data/session.ts";
import { useProject } from "../../data/live-project.tsx";
import { isTyping } from "../../hooks/is-typing.ts";
import { isWide } from "../../hooks/is-wide.ts";
import { textQuery, useQueryState } from "../../hooks/use-query-state.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { DocumentDetails } from "./document-details.tsx";
import { DocumentTable } from "./document-table.tsx";
import { DuplicatesPanel } from "./duplicates-panel.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { Facets } from "./facets.tsx";
import { useLibraryFilters } from "./filters.ts";
import { ImportDialog, ImportList, type ImportStart } from "./import-panel.tsx";
import "./library.css";
import { SearchResults } from "./search-results.tsx";
import { text } from "./strings.ts";
import { Tour } from "./tour.tsx";

const documentQuery = textQuery();
/** Set, it opens the import: "files", or the address of a page that a bookmark brought. */
const importQuery = textQuery();

/** The documents: finding, narrowing, importing. */
export function Scene() {
  const { role } = useProject();
  const filters = useLibraryFilters();
  const [brought, setBrought] = useQueryState("import", importQuery);
  const [begun, setBegun] = useState<ImportStart | null>(brought === "" ? null : { files: [], urls: brought === "files" ? "" : brought });
  const [documentId, setDocumentId] = useQueryState("document", documentQuery);
  const canImport = isAtLeast(role, "coder");
  const isDropping = useDrop(canImport, setBegun);
  const openImport = (): void => setBegun({ files: [], urls: "" });
  const closeImport = (): void => {
    setBegun(null);
    setBrought("");
  };
  const [isExporting, setExporting] = useState(false);
  const openExport = (): void => setExporting(true);
  const closeDetails = useCallback(() => setDocumentId(""), [setDocumentId]);
  useAction({ id: "import", label: text.import, run: openImport });
  useAction({ id: "library-export", label: text.exporting.title, run: openExport });
  const isSearching = filters.words.trim() !== "";
  return (
    <div className="scene scene-full">
      <div className="scene-head">
        <h1>{text.title}</h1>
        <div className="row">
          <Button onClick={openExport}>{text.export}</Button>
          {canImport ? (
            <Button look="primary" onClick={openImport}>
              {text.import}
            </Button>
          ) : null}
        </div>
      </div>
      <Tour />
      <ImportList />
      <DuplicatesPanel />
      <TextField label={text.search} help={text.searchHelp} type="search" value={filters.words} onChange={(words) => filters.setWords(words)} />
      <div className="library-columns">
        {isSearching ? null : (
          <details className="library-narrow" open={isWide()}>
            <summary>{text.filters}</summary>
            <Facets filters={filters} />
          </details>
        )}
        <div className="library-list">
          {isSearching ? (
            <SearchResults words={filters.words} />
          ) : (
            <DocumentTable filters={filters} onImport={openImport} onDetails={(id) => setDocumentId(id, { isStep: true })} />
          )}
        </div>
      </div>
      {isDropping ? <div className="library-drop">{text.drop}</div> : null}
      {isExporting ? <ExportDialog onClose={() => setExporting(false)} /> : null}
      {begun === null || !canImport ? null : <ImportDialog initial={begun} onClose={closeImport} />}
      {documentId === "" ? null : <DocumentDetails key={documentId} id={documentId} onClose={closeDetails} />}
    </div>
  );
}

/** Files dropped on the page, and addresses pasted into it where no field has the focus. True while files are dragged over it. */
function useDrop(isOn: boolean, onBegin: (start: ImportStart) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onBegin({ files: [...(event.dataTransfer?.files ?? [])], urls: "" });
    };
    const onPaste = (event: ClipboardEvent): void => {
      const words = event.clipboardData?.getData("text") ?? "";
      if (!isTyping(event.target) && /^\s*https?:\/\/\S/.test(words)) onBegin({ files: [], urls: words.trim() });
    };
    document.addEventListener("paste", onPaste);
    document.addEventListener("dragover", onOver);
    document.addEventListener("dragleave", onLeave);
    document.addEventListener("drop", onDrop);
    return () => {
      document.removeEventListener("paste", onPaste);
      document.removeEventListener("dragover", onOver);
      document.removeEventListener("dragleave", onLeave);
      document.removeEventListener("drop", onDrop);
    };
  }, [isOn, onBegin]);
  return isOver;
}
