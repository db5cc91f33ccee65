const people =
  /^\s+(?:analysts|economists|strategists|researchers|officials|executives|experts|employees|staff|engineers|lawyers|traders|shares|bonds)(?!\p{L})/u;

/** "said Lund Brandt analysts": the name that ends here is that of a house, whose people speak. */
export const employs = (text: string, end: number): boolean => people.test(text.slice(end, end + 40));
