/**
 * Rearranges the weights of eight outputs so that a product reads them in one run: for every four inputs first outputs 0–3, then outputs 4–7, four bytes each.
 * `outputs` is a multiple of 8, `inputs` of 16.
 * @returns 0, or another number if a weight is above 127, of which processors make different things
 */
export function packWeights(to: usize, from: usize, outputs: i32, inputs: i32): i32 {
  let high = 0;
  for (let row = 0; row < outputs; row += 8) {
    high |= packFour(to, from, inputs);
    high |= packFour(to + 16, from + ((<usize>inputs) << 2), inputs);
    to += (<usize>inputs) << 3;
    from += (<usize>inputs) << 3;
  }
  return high;
}

/** Transposes blocks of four rows by four groups of four bytes. */
function packFour(to: usize, from: usize, inputs: i32): i32 {
  let all = i32x4.splat(0);
  const row1 = from + inputs;
  const row2 = row1 + inputs;
  const row3 = row2 + inputs;
  for (let at: usize = 0; at < <usize>inputs; at += 16) {
    const a = v128.load(from + at);
    const b = v128.load(row1 + at);
    const c = v128.load(row2 + at);
    const d = v128.load(row3 + at);
    const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
    v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 32);
    const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 64);
    v128.store(to, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 96);
    all = v128.or(all, v128.or(v128.or(a, b), v128.or(c, d)));
    to += 128;
  }
  return i8x16.bitmask(all);
}
