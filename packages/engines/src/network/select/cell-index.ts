import type { Labels, CodedField } from "./field.ts";
import type { Levels } from "./levels.ts";

/**
 * Kept statements grouped by cell (actor, column, level): a sparse count a(i, j, k) that still knows its statements.
 * "Layer" x = column × levelCount + level; the cells of a layer stand together, actors ascending.
 */
export interface CellIndex {
  readonly actorCount: number;
  readonly columnCount: number;
  readonly levelCount: number;
  /** Cells of layer x: layerStart[x] … layerStart[x + 1] − 1. */
  readonly layerStart: Int32Array;
  /** Actor of each cell. */
  readonly actors: Int32Array;
  /** Statements of cell c: rows[cellStart[c]] … rows[cellStart[c + 1] − 1], in the order given. */
  readonly cellStart: Int32Array;
  /** Table rows. */
  readonly rows: Int32Array;
}

export interface CellFields {
  readonly actor: CodedField;
  readonly actorLabels: Labels;
  readonly column: CodedField;
  readonly columnLabels: Labels;
  readonly qualifier: CodedField | null;
  readonly levels: Levels;
}

/**
 * Groups statements with two counting sorts, by actor and then by layer.
 *
 * Cost: O(statements + layers + actors) time; four integers a statement at the peak.
 */
export function indexCells(fields: CellFields, rows: Int32Array): CellIndex {
  const actorCount = fields.actorLabels.names.length;
  const columnCount = fields.columnLabels.names.length;
  const levelCount = fields.levels.names.length;
  const layerOf = layersOf(fields, rows);
  const actorOf = new Int32Array(rows.length);
  const { codes } = fields.actor;
  const { indexOfCode } = fields.actorLabels;
  for (let at = 0; at < rows.length; at++) actorOf[at] = indexOfCode[codes[rows[at] as number] as number] as number;
  const byActor = countingSort(null, actorOf, actorCount).order;
  const { order, start } = countingSort(byActor, layerOf, columnCount * levelCount);
  const cells = cutIntoCells(order, start, actorOf);
  for (let place = 0; place < order.length; place++) order[place] = rows[order[place] as number] as number;
  return { actorCount, columnCount, levelCount, ...cells, rows: order };
}

/** The layer of each row. */
export function layersOf(fields: CellFields, rows: Int32Array): Int32Array {
  const layers = new Int32Array(rows.length);
  const columnCodes = fields.column.codes;
  const columnOf = fields.columnLabels.indexOfCode;
  for (let at = 0; at < rows.length; at++) layers[at] = columnOf[columnCodes[rows[at] as number] as number] as number;
  const { qualifier, levels } = fields;
  if (qualifier === null) return layers;
  const levelCount = levels.names.length;
  const { codes } = qualifier;
  for (let at = 0; at < rows.length; at++) {
    const code = codes[rows[at] as number] as number;
    layers[at] = (layers[at] as number) * levelCount + (code < 0 ? levels.missing : (levels.indexOfCode[code] as number));
  }
  return layers;
}

/** Stable; `order` null stands for 0, 1, 2 … */
function countingSort(order: Int32Array | null, keys: Int32Array, keyCount: number): { order: Int32Array; start: Int32Array } {
  const start = new Int32Array(keyCount + 1);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    start[key + 1] = (start[key + 1] as number) + 1;
  }
  for (let key = 0; key < keyCount; key++) start[key + 1] = (start[key + 1] as number) + (start[key] as number);
  const next = start.slice();
  const sorted = new Int32Array(keys.length);
  for (let place = 0; place < keys.length; place++) {
    const at = order === null ? place : (order[place] as number);
    const key = keys[at] as number;
    const to = next[key] as number;
    sorted[to] = at;
    next[key] = to + 1;
  }
  return { order: sorted, start };
}

function cutIntoCells(order: Int32Array, start: Int32Array, actorOf: Int32Array): Pick<CellIndex, "layerStart" | "actors" | "cellStart"> {
  const layerCount = start.length - 1;
  const layerStart = new Int32Array(layerCount + 1);
  const actors = new Int32Array(order.length);
  const cellStart = new Int32Array(order.length + 1);
  let cells = 0;
  for (let layer = 0; layer < layerCount; layer++) {
    layerStart[layer] = cells;
    let last = -1;
    for (let place = start[layer] as number; place < (start[layer + 1] as number); place++) {
      const actor = actorOf[order[place] as number] as number;
      if (actor === last) continue;
      last = actor;
      actors[cells] = actor;
      cellStart[cells] = place;
      cells += 1;
    }
  }
  layerStart[layerCount] = cells;
  cellStart[cells] = order.length;
  return { layerStart, actors: actors.slice(0, cells), cellStart: cellStart.slice(0, cells + 1) };
}

/**
 * Numbers on the cells of an index. Plain networks count: all three are the same counts. Kernel networks weigh each
 * statement with ζ: `product` sums √ζ (what pairs multiply), `mass` sums ζ, `presence` is the highest ζ against the
 * kernel's peak.
 */
export interface CellValues {
  readonly product: Float64Array;
  readonly mass: Float64Array;
  readonly presence: Float64Array;
}

/** Statements a cell, a(i, j, k). */
export function countCells(index: CellIndex): CellValues {
  const count = new Float64Array(index.actors.length);
  for (let cell = 0; cell < count.length; cell++) count[cell] = (index.cellStart[cell + 1] as number) - (index.cellStart[cell] as number);
  return { product: count, mass: count, presence: new Float64Array(count.length).fill(1) };
}

/** N(i): the mass of each actor over all columns and levels. */
export function actorMass(index: CellIndex, mass: Float64Array): Float64Array {
  const total = new Float64Array(index.actorCount);
  for (let cell = 0; cell < mass.length; cell++) {
    const actor = index.actors[cell] as number;
    total[actor] = (total[actor] as number) + (mass[cell] as number);
  }
  return total;
}

/** The cell of an actor in a layer, or −1. Cost: O(log cells of the layer). */
export function layerCell(index: CellIndex, actor: number, layer: number): number {
  let low = index.layerStart[layer] as number;
  let high = (index.layerStart[layer + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = index.actors[middle] as number;
    if (found === actor) return middle;
    if (found < actor) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
