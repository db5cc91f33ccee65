/** What this reads of a unit of a page. */
interface Written {
  readonly plain: string;
}

/** Some line or text by which a page of letters is known. */
const ofLetters = /\bletters? to the editor\b|^letters?\b|^Re:?\s+(?:[“"‘']|\p{Lu})|^(?:Sir|Madam|Dear (?:Sir|Editor))\b/iu;
const longestLine = 60;
const shortestText = 40;
const fewestLines = 2;

/** "Ada Lund Port Harbour, Ont.": a first and a last name, and capitalised words behind them with no comma between. */
const placed = /^(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.)*\s(?:\p{Ll}{2,3}\s)?\p{Lu}[\p{L}'’-]+)\s+\p{Lu}[\p{L}'’.-]*(?:,?\s\p{Lu}[\p{L}'’.-]*)*$/u;

/**
 * Letters signed by name and place with nothing to part them, where all that are signed are so: the places become blanks, so that the names can be read.
 * Where one line holds a first and a last name alone, the third word of the others may be part of a name. Cost: linear.
 */
export function withoutPlaces<Unit extends Written>(units: readonly Unit[]): Unit[] {
  const signatures = new Map(
    units.flatMap((unit, index) => (isSignature(unit, units[index - 1]) ? [[unit, placed.exec(unit.plain)?.[1]?.length ?? 0]] : [])),
  );
  const isPlaced =
    signatures.size >= fewestLines && [...signatures.values()].every((end) => end > 0) && units.some(({ plain }) => ofLetters.test(plain));
  if (!isPlaced) return [...units];
  return units.map((unit) => {
    const end = signatures.get(unit);
    return end === undefined ? unit : { ...unit, plain: unit.plain.slice(0, end).padEnd(unit.plain.length) };
  });
}

/** A short line of capitalised words under a text. */
function isSignature({ plain }: Written, before: Written | undefined): boolean {
  const isUnderText = before !== undefined && before.plain.length >= shortestText && /[.?!…]["”’')]*$/.test(before.plain);
  return (
    isUnderText && plain.length <= longestLine && !/[?!:]$/.test(plain) && /^(?:\p{Lu}[\p{L}'’.-]*,?(?:\s\p{Ll}{2,3})?(?:\s|$)){2,}$/u.test(plain)
  );
}
