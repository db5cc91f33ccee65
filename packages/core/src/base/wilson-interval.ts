/**
 * Wilson's score interval of a share. Source: Wilson 1927, Journal of the American Statistical Association 22:209–212.
 *
 * @param happened from 0 to `count`
 * @param count at least 1
 * @param z 1.96 for 95 %
 * @returns low and high end in [0, 1]
 */
export function wilsonInterval(happened: number, count: number, z = 1.959963984540054): readonly [number, number] {
  const share = happened / count;
  const square = (z * z) / count;
  const centre = (share + square / 2) / (1 + square);
  const half = (z * Math.sqrt((share * (1 - share)) / count + square / (4 * count))) / (1 + square);
  // At none or all of them the formula gives 0 or 1, but for rounding.
  return [happened === 0 ? 0 : Math.max(0, centre - half), happened === count ? 1 : Math.min(1, centre + half)];
}
