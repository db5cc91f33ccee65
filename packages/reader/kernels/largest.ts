/** Largest lane of a vector. */
export function largestLane(a: v128): f32 {
  const pair = f32x4.pmax(a, v128.shuffle<i32>(a, a, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmax(pair, v128.shuffle<i32>(pair, pair, 1, 0, 3, 2)), 0);
}

/** Largest of `length` floats, a multiple of 8; two vectors at a time, so that a comparison need not wait for the one before. */
export function largest(at: usize, length: i32): f32 {
  let a = v128.load(at);
  let b = v128.load(at, 16);
  const end = at + ((<usize>length) << 2);
  for (at += 32; at < end; at += 32) {
    a = f32x4.pmax(a, v128.load(at));
    b = f32x4.pmax(b, v128.load(at, 16));
  }
  return largestLane(f32x4.pmax(a, b));
}

/** Largest absolute value of `length` floats, a multiple of 16. */
export function largestAbsolute(at: usize, length: i32): f32 {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (const end = at + ((<usize>length) << 2); at < end; at += 64) {
    a = f32x4.pmax(a, f32x4.abs(v128.load(at)));
    b = f32x4.pmax(b, f32x4.abs(v128.load(at, 16)));
    c = f32x4.pmax(c, f32x4.abs(v128.load(at, 32)));
    d = f32x4.pmax(d, f32x4.abs(v128.load(at, 48)));
  }
  return largestLane(f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d)));
}
