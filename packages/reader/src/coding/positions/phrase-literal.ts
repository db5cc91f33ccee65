const shortest = 3;

/**
 * Letters that every match of a pattern holds, in small letters; null where none can be told at once. What does not hold them need not be searched, and a pattern
 * that is never searched is never compiled. Only what stands outside groups, classes and options counts. Cost: linear in the source.
 */
export function literalOf({ source, flags }: RegExp): string | null {
  const runs: string[] = [];
  let run = "";
  const end = (): void => {
    runs.push(run);
    run = "";
  };
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] as string;
    if (sign === "|") return null;
    if (sign === "(" || sign === "[") {
      end();
      at = closing(source, at);
    } else if (sign === "?" || sign === "*" || sign === "{") {
      // The letter before it may be absent.
      run = run.slice(0, -1);
      end();
      if (sign === "{") at = source.indexOf("}", at);
    } else if (sign === "\\") {
      end();
      at = /^\\(?:[pP]|u)\{/.test(source.slice(at)) ? source.indexOf("}", at) : at + 1;
    } else if (/^[\p{L} ]$/u.test(sign)) run += sign;
    else end();
  }
  end();
  const longest = runs.reduce((best, one) => (one.length > best.length ? one : best), "");
  if (longest.length < shortest || (!flags.includes("i") && longest !== longest.toLowerCase())) return null;
  return longest.toLowerCase();
}

/** Index of the bracket that closes the one at `open`. */
function closing(source: string, open: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = open; at < source.length; at++) {
    const sign = source[at];
    if (sign === "\\") at++;
    else if (inClass) inClass = sign !== "]";
    else if (sign === "[") inClass = true;
    else if (sign === "(") depth++;
    else if (sign === ")") depth--;
    if (depth === 0 && !inClass) return at;
  }
  return source.length;
}
