import type { Column, TextColumn } from "@rapporteur/core/model";
import type { ParquetCells } from "../../exchange/parquet/read-parquet.ts";

/** Takes the values of one column, stretch by stretch. Missing values leave what stands there. */
export interface ColumnFiller {
  readonly fill: (first: number, cells: ParquetCells) => void;
  /** The same for rows that have no value yet. */
  readonly fillMissing: (first: number, cells: ParquetCells) => void;
  readonly finish: () => Column;
}

/** Variables whose texts are each row's own: looking for equal ones would cost more than it saves. */
const ownTexts: ReadonlySet<string> = new Set(["quote"]);

export function columnFiller(name: string, kind: Column["kind"], length: number): ColumnFiller {
  if (kind === "entity") return dictionaryFiller(kind, length);
  if (kind === "text") return ownTexts.has(name) ? ownTextFiller(length) : dictionaryFiller(kind, length);
  return kind === "boolean" || kind === "integer" ? integerFiller(kind, length) : numberFiller(kind, length);
}

/** @param dictionary values that are known before, in their order; others follow in order of first use */
export function dictionaryFiller(kind: TextColumn["kind"], length: number, dictionary: readonly string[] = []): ColumnFiller {
  const codes = new Int32Array(length).fill(-1);
  const known = new Map(dictionary.map((value, code) => [value, code]));
  const put = (row: number, cell: unknown): void => {
    const value = String(cell);
    const code = known.get(value);
    if (code === undefined) {
      codes[row] = known.size;
      known.set(value, known.size);
    } else codes[row] = code;
  };
  return filler(
    put,
    (row) => codes[row] === -1,
    () => ({ kind, codes, dictionary: [...known.keys()] }),
  );
}

function ownTextFiller(length: number): ColumnFiller {
  const codes = new Int32Array(length).fill(-1);
  const dictionary: string[] = [];
  const put = (row: number, cell: unknown): void => {
    codes[row] = dictionary.push(String(cell)) - 1;
  };
  return filler(
    put,
    (row) => codes[row] === -1,
    () => ({ kind: "text", codes, dictionary }),
  );
}

function integerFiller(kind: "boolean" | "integer", length: number): ColumnFiller {
  const values = new Int32Array(length);
  const isMissing = new Uint8Array(length).fill(1);
  const put = (row: number, cell: unknown): void => {
    values[row] = Number(cell);
    isMissing[row] = 0;
  };
  return filler(
    put,
    (row) => isMissing[row] === 1,
    () => ({ kind, values, isMissing }),
  );
}

function numberFiller(kind: "number" | "date", length: number): ColumnFiller {
  const values = new Float64Array(length).fill(Number.NaN);
  const put = (row: number, cell: unknown): void => {
    values[row] = Number(cell);
  };
  return filler(
    put,
    (row) => Number.isNaN(values[row]),
    () => ({ kind, values }),
  );
}

function filler(put: (row: number, cell: unknown) => void, isEmpty: (row: number) => boolean, finish: () => Column): ColumnFiller {
  return {
    fill(first, cells) {
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at];
        if (cell !== null && cell !== undefined) put(first + at, cell);
      }
    },
    fillMissing(first, cells) {
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at];
        if (cell !== null && cell !== undefined && isEmpty(first + at)) put(first + at, cell);
      }
    },
    finish,
  };
}
