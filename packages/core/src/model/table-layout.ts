/*
 * The binary form of a statement table, little-endian throughout:
 *
 *   0   4 bytes  "RPST"
 *   4   u32      version
 *   8   u32      length of the header in UTF-16 code units
 *   12  u32      0, reserved
 *   16  header   JSON (`TableHeader`) in UTF-16, filled up to a multiple of 8
 *   …   sections, each beginning at a multiple of 8 from the header's end
 */

export const tableMagic = 0x54_53_50_52;
export const tableVersion = 1;
export const prefixBytes = 16;
export const sectionAlignment = 8;

export type SectionType = "u8" | "u16" | "u32" | "i32" | "f64";

/** Where a section stands: `at` bytes after the header, `count` numbers. */
export interface Section {
  readonly type: SectionType;
  readonly at: number;
  readonly count: number;
}

/** A list of strings: all characters in one section (u8 where every code is below 256, else u16), and where each string ends. */
export interface StringsSection {
  readonly characters: Section;
  readonly ends: Section;
}

export interface TextSections {
  readonly kind: "entity" | "text";
  readonly codes: Section;
  readonly dictionary: StringsSection;
}

export type ColumnSections =
  | TextSections
  | { readonly kind: "boolean" | "integer"; readonly values: Section; readonly isMissing: Section }
  | { readonly kind: "number" | "date"; readonly values: Section };

export interface TableHeader {
  readonly length: number;
  readonly ids: StringsSection;
  readonly types: Section;
  readonly typeNames: StringsSection;
  readonly documentOf: Section;
  readonly documents: {
    readonly ids: StringsSection;
    readonly fields: Readonly<Record<string, ColumnSections>>;
    readonly contributions?: TextSections | undefined;
  };
  readonly starts: Section;
  readonly ends: Section;
  readonly times: Section;
  readonly reviews: Section;
  readonly reviewedByPerson: Section;
  readonly variables: Readonly<Record<string, ColumnSections>>;
}

export function aligned(bytes: number): number {
  return Math.ceil(bytes / sectionAlignment) * sectionAlignment;
}
