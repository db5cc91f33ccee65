import { RapporteurError } from "@rapporteur/core/base";
import { ChildLimitError, KeptChild } from "@rapporteur/reader/sources";
import { parquetLimits } from "./parquet-limits.ts";
import type { ParquetAnswer, ParquetTask } from "./parquet-worker.ts";
import type { PackedColumn } from "./packed-column.ts";
import type { ParquetGroup, ParquetSource } from "./read-parquet.ts";

// Run from source the files end in .ts, installed in .js.
const file = import.meta.url.endsWith(".ts") ? "./parquet-worker.ts" : "./parquet-worker.js";
const reader = new KeptChild(new URL(file, import.meta.url), parquetLimits);

/**
 * Opens a Parquet file, and reads its columns, in a process that is ended when one of them takes too much time or memory: sizes and counts in such a file are
 * whatever its writer says. Tasks run one at a time.
 *
 * @throws as `openParquetFile`; RAP_EXCHANGE_PARQUET where the process had to be ended
 * Cost: as `openParquetFile`; columns are sent from one process to the other.
 */
export async function openParquet(path: string): Promise<ParquetSource> {
  const { groups, metadata, ...about } = (await ask({ kind: "open", path })) as Extract<ParquetAnswer, { kind: "opened" }>;
  return {
    path,
    rows: about.rows,
    columns: about.columns,
    metadata: new Map(metadata),
    groups: groups.map(({ rows, missing }, at): ParquetGroup => {
      const counts = new Map(missing);
      return {
        rows,
        missing: (name) => counts.get(name) ?? null,
        column: async (name) => (counts.get(name) === rows ? null : columnOf(await ask({ kind: "column", path, group: at, name }))),
        fingerprints: async (name) => fingerprintsIn(await ask({ kind: "fingerprints", path, group: at, name })),
      };
    }),
  };
}

function columnOf(answer: ParquetAnswer): PackedColumn | null {
  return answer.kind === "column" ? answer.column : null;
}

function fingerprintsIn(answer: ParquetAnswer): Float64Array | null {
  return answer.kind === "fingerprints" ? answer.fingerprints : null;
}

async function ask(task: ParquetTask): Promise<ParquetAnswer> {
  try {
    return (await reader.ask(task)) as ParquetAnswer;
  } catch (error) {
    if (error instanceof RapporteurError) throw error;
    const words = error instanceof Error ? error.message : String(error);
    const problem = error instanceof ChildLimitError ? words : `reading it failed with “${words.slice(0, 200)}”`;
    throw new RapporteurError("RAP_EXCHANGE_PARQUET", { file: task.path, problem }, { cause: error });
  }
}
