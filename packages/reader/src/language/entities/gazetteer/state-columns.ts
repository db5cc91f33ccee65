/** A state as the gazetteer's tables give it. Codes are null where a system does not list the state. */
export interface StateRecord {
  /** ISO 3166-1 alpha-3 (user-assigned XKX for Kosovo). */
  readonly iso3: string;
  readonly iso2: string;
  /** Correlates of War state abbreviation and number, list of 2016. */
  readonly cow: string | null;
  readonly cowNumber: number | null;
  /** Gleditsch–Ward number. */
  readonly gw: number | null;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Adjectives and words for its people; the first is the usual adjective. */
  readonly nationality: readonly string[];
  /** Capitals and seats of government: they stand for the government where they act. */
  readonly seats: readonly Seat[];
  /** Common nouns that may take the name up again: "the island", "the kingdom". */
  readonly nouns: readonly string[];
}

export interface Seat {
  readonly name: string;
  /** True where the name is too common, or stands too often for something else, to be read as the government without support. */
  readonly isWeak: boolean;
}

/**
 * Reads a table of states, one a line:
 * `ISO3 ISO2 COW number Gleditsch–Ward | name | other names | nationality words | capital and seats | nouns`.
 * Lists are separated by semicolons, `-` means none, and `#` after a seat marks it as weak (`Seat.isWeak`).
 */
export function stateColumns(table: string): readonly StateRecord[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [codes = "", name = "", aliases = "", nationality = "", seats = "", nouns = ""] = line.split("|").map((cell) => cell.trim());
      const [iso3 = "", iso2 = "", cow = "-", cowNumber = "-", gw = "-"] = codes.split(/\s+/);
      return {
        iso3,
        iso2,
        cow: cow === "-" ? null : cow,
        cowNumber: cowNumber === "-" ? null : Number(cowNumber),
        gw: gw === "-" ? null : Number(gw),
        name,
        aliases: listCell(aliases),
        nationality: listCell(nationality),
        seats: listCell(seats).map((seat) => ({ name: seat.replace(/#$/, ""), isWeak: seat.endsWith("#") })),
        nouns: listCell(nouns),
      };
    });
}

/** The values of a table cell: separated by semicolons, none for `-`. */
export function listCell(cell: string): readonly string[] {
  if (cell === "" || cell === "-") return [];
  return cell.split(";").map((value) => value.trim());
}
