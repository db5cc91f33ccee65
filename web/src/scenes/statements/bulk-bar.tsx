import { useState } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import { useProject } from "../../data/live-project.tsx";
import { isAtLeast } from "../../data/session.ts";
import { SavedViews } from "../../figures/saved-views.tsx";
import { useAction } from "../../frame/actions.ts";
import { showToast } from "../../parts/toasts.tsx";
import { Button } from "../../parts/button.tsx";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import { Menu } from "../../parts/menu.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { describeError } from "../../data/describe-error.ts";
import { askOnce } from "./ask-once.ts";
import { MergeDialog } from "../../bulk/merge-dialog.tsx";
import { RecodeDialog, type RecodeRequest } from "./recode-dialog.tsx";
import { mostSelected, type Selection } from "./selection.ts";
import { text } from "./strings.ts";
import type { ViewSettings } from "./view-settings.ts";

interface BulkBarProps {
  readonly settings: ViewSettings;
  readonly selection: Selection;
  readonly count: number;
  /** Of the statements that the table was made from. */
  readonly version: number;
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly entityOf: (id: string) => NamedEntity | null;
}

/** What can be done with the statements that are shown or chosen. */
export function BulkBar({ settings, selection, count, version, types, entityOf }: BulkBarProps) {
  const { id: project, role } = useProject();
  const [wish, setWish] = useState<RecodeRequest | null>(null);
  const [isMerging, setMerging] = useState(false);
  const isEditor = isAtLeast(role, "editor");
  const asked = { project, version, request: { scope: settings.scope, filter: settings.filter, order: settings.order } };
  const selectAll = async (): Promise<void> => {
    if (count > mostSelected) return showToast(text.tooMany(mostSelected));
    selection.add((await askOnce("statementIds", asked)).ids);
  };
  const exportSheet = async (): Promise<void> => saveFile("statements.csv", (await askOnce("statementSheet", asked)).csv, "text/csv");
  const tell = (error: unknown): void => showToast(describeError(error).message);
  const chosen = selection.ids.size;
  useAction({ id: "statements-export", label: text.export, run: () => void exportSheet().catch(tell) });
  return (
    <div className="statements-bulk no-print">
      <span className="small statements-bulk-count" role="status">
        {chosen === 0 ? "" : text.selected(chosen)}
      </span>
      <Button look="quiet" onClick={() => void selectAll().catch(tell)}>
        {text.selectAll(count)}
      </Button>
      {chosen === 0 ? null : (
        <>
          <Button look="quiet" onClick={selection.clear}>
            {text.selectNone}
          </Button>
          {isEditor ? (
            <>
              <Button onClick={() => setWish({ field: "review", value: "accepted" })}>{text.acceptAll}</Button>
              <Button onClick={() => setWish({ field: "review", value: "rejected" })}>{text.rejectAll}</Button>
              <Button onClick={() => setWish({ field: "status", value: null })}>{text.setValue}</Button>
            </>
          ) : (
            <span className="note">{text.needsEditor}</span>
          )}
        </>
      )}
      <span className="grow" />
      {isEditor ? (
        <Button look="quiet" onClick={() => setMerging(true)}>
          {text.entities}
        </Button>
      ) : null}
      <Menu
        look="quiet"
        align="end"
        label={text.export}
        entries={[{ key: "csv", label: text.exportCsv, onSelect: () => void exportSheet().catch(tell) }]}
      />
      <SavedViews screen="statements" />
      {wish === null ? null : (
        <RecodeDialog
          ids={[...selection.ids]}
          types={types}
          wish={wish}
          entityOf={entityOf}
          onClose={() => setWish(null)}
          onDone={() => {
            setWish(null);
            selection.clear();
          }}
        />
      )}
      {isMerging ? <MergeDialog onClose={() => setMerging(false)} /> : null}
    </div>
  );
}
