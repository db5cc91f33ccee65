import { articleArchives, documentFormats, foreignFormats } from "@rapporteur/reader/sources";
import { exportedFormats, type ExportKind, exportKinds, type ExportedFormat } from "./export-formats.ts";
import { statementFileFormats } from "./statement-formats.ts";

/** Every format that is read, written, or known and refused: what the API answers, the workbench shows and the documentation prints. */
export interface FormatList {
  readonly documents: readonly { readonly what: string; readonly endings: readonly string[]; readonly becomes: string; readonly loses: string }[];
  /** Data bases whose exports are split into articles. */
  readonly archives: readonly string[];
  readonly statements: readonly {
    readonly what: string;
    readonly endings: readonly string[];
    readonly besides: string | null;
    readonly keeps: string;
  }[];
  readonly written: readonly {
    readonly part: ExportKind;
    readonly name: string;
    readonly endings: readonly string[];
    readonly loses: string;
    /** Made by the command alone. */
    readonly isSlow: boolean;
  }[];
  readonly refused: readonly {
    readonly what: string;
    readonly endings: readonly string[];
    readonly isToldByContent: boolean;
    readonly cure: string;
  }[];
}

export function listFormats(): FormatList {
  return {
    documents: documentFormats,
    archives: articleArchives.map(({ name }) => name),
    statements: statementFileFormats.map(({ what, endings, besides = null, keeps }) => ({ what, endings, besides, keeps })),
    written: exportKinds.flatMap((part) =>
      exportedFormats[part].map(({ name, endings, loses, isSlow }: ExportedFormat) => ({ part, name, endings, loses, isSlow: isSlow === true })),
    ),
    refused: foreignFormats.map(({ what, endings, isText, isArchive, cure }) => ({
      what,
      endings: endings.map((ending) => `.${ending}`),
      isToldByContent: isText !== undefined || isArchive !== undefined,
      cure,
    })),
  };
}
