/** to[c, r] = from[r, c] for `rows` rows and `columns` columns of floats, then zeros up to `toColumns`; `fromStep` in bytes. */
export function transposeRows(to: usize, from: usize, rows: i32, columns: i32, toColumns: i32, fromStep: usize): void {
  const toStep = (<usize>toColumns) << 2;
  for (let row = 0; row < toColumns; row++) {
    let at = to + ((<usize>row) << 2);
    for (let column = 0; column < columns; column++) {
      store<f32>(at, row < rows ? load<f32>(from + ((<usize>column) << 2)) : <f32>0);
      at += toStep;
    }
    from += fromStep;
  }
}
