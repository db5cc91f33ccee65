import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { RoundupRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { makeRecordId, makeRequestKey } from "../../data/request-key.ts";
import { useMay } from "../../data/use-may.ts";
import { useRecords } from "../../data/use-records.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { formatMoment } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { Select } from "../../parts/select.tsx";
import { describeError } from "../../data/describe-error.ts";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { slugOf } from "./slug.ts";
import { text } from "./strings.ts";

/** Every page with its state, newest first; below, the two ways to make one. */
export function RoundupList() {
  const { records: roundups, error, reload } = useRecords("roundup");
  const mayEdit = useMay("editor");
  if (roundups === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const records = roundups.map(({ record }) => record);
  const taken = new Set(records.map(({ slug }) => slug));
  return (
    <>
      {records.length === 0 ? <EmptyState title={text.list.empty}>{text.list.emptyText}</EmptyState> : <RoundupTable records={records} />}
      {mayEdit ? (
        <div className="publish-make">
          <WriteButton taken={taken} />
          <FromDocument />
        </div>
      ) : (
        <p className="note">{text.onlyRead}</p>
      )}
    </>
  );
}

const moved = ({ publishAt, publishedAt }: RoundupRecord): string => publishAt ?? publishedAt ?? "";

function RoundupTable({ records }: { readonly records: readonly RoundupRecord[] }) {
  const { column } = text.list;
  const sorted = records.toSorted((a, b) => (moved(a) === moved(b) ? a.title.localeCompare(b.title) : moved(a) < moved(b) ? 1 : -1));
  return (
    <table className="publish-table">
      <thead>
        <tr>
          {[column.title, column.state, column.when, column.slug].map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((record) => (
          <tr key={record.id}>
            <th scope="row" dir="auto">
              <Link href={`/publish/${record.id}`}>{record.title}</Link>
            </th>
            <td>
              <span className="chip" data-state={record.state}>
                {text.states[record.state]}
              </span>
            </td>
            <td>
              {moved(record) === "" ? "" : formatMoment(moved(record))}
              {record.missed == null ? null : <p className="note">{text.list.missed(formatMoment(record.missed))}</p>}
            </td>
            <td className="soft">{record.slug}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WriteButton({ taken }: { readonly taken: ReadonlySet<string> }) {
  const { id: project } = useProject();
  const [, navigate] = useLocation();
  const write = async (): Promise<void> => {
    const title = text.list.newTitle;
    const record: RoundupRecord = {
      id: makeRecordId("r"),
      slug: slugOf(title, taken),
      title,
      standfirst: "",
      questions: [],
      contributions: [{ author: "", role: "", bio: "", heading: "", markdown: "" }],
      tags: [],
      documentId: null,
      state: "draft",
      publishAt: null,
      publishedAt: null,
      snapshotId: null,
      comments: "open",
      corrections: [],
    };
    const changes = [{ kind: "roundup" as const, id: record.id, expected: null, after: record }];
    try {
      // The server first: what is typed next belongs to a page that is there.
      await client.records.commit({
        params: { project },
        body: { requestKey: makeRequestKey(), action: "make roundup", summary: text.list.made, changes },
      });
      navigate(`/publish/${record.id}`);
    } catch (thrown) {
      showToast(describeError(thrown).message);
    }
  };
  return (
    <Button look="primary" onClick={() => void write()}>
      {text.list.write}
    </Button>
  );
}

/** Documents that can be chosen here, the newest; a page can be made of any other from its details. */
const mostListed = 200;

function FromDocument() {
  const { id: project } = useProject();
  const [, navigate] = useLocation();
  const [documentId, setDocument] = useState("");
  const [isBusy, setBusy] = useState(false);
  const list = useResource(`publish-documents:${project}`, ["document"], () =>
    client.documents.list({ params: { project }, query: { limit: mostListed, sort: "added", order: "descending" } }),
  );
  const make = async (): Promise<void> => {
    setBusy(true);
    try {
      const { id } = await client.publishing.fromDocument({ params: { project }, body: { requestKey: makeRequestKey(), documentId } });
      navigate(`/publish/${id}`);
    } catch (thrown) {
      showToast(describeError(thrown).message);
      setBusy(false);
    }
  };
  const options = (list.data?.entries ?? []).map(({ record }) => ({ value: record.id, label: record.title }));
  return (
    <fieldset className="publish-from">
      <legend>{text.list.fromDocument}</legend>
      <Select label={text.list.document} value={documentId} options={[{ value: "", label: text.list.choose }, ...options]} onChange={setDocument} />
      <Button disabled={documentId === "" || isBusy} onClick={() => void make()}>
        {text.list.make}
      </Button>
    </fieldset>
  );
}
