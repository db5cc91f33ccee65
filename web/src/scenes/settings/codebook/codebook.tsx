import { Link } from "wouter";
import { useRecords } from "../../../data/use-records.ts";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { TypeMark } from "../../../parts/type-mark.tsx";
import { Markdown } from "../../../parts/markdown.tsx";
import { text } from "../strings.ts";

/** How each type is coded, to be read from top to bottom. */
export function Codebook() {
  const { records, error, reload } = useRecords("type");
  if (records === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  return (
    <>
      <p className="soft">{text.codebook.lead}</p>
      {records
        .toSorted((a, b) => a.record.order - b.record.order)
        .map(({ record }) => (
          <article key={record.id} className="settings-chapter">
            <h3>
              <TypeMark type={record} /> <Link href={`/settings/types?type=${record.key}`}>{text.codebook.edit}</Link>
            </h3>
            {record.codebook.trim() === "" ? <p className="note">{text.codebook.empty}</p> : <Markdown source={record.codebook} />}
          </article>
        ))}
    </>
  );
}
