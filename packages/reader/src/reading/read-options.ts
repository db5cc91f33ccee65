import type { DocumentMetadata } from "@rapporteur/core/model";
import type { ReadingProgress } from "../sources/child/window-pace.ts";
import type { SourceFormat } from "../sources/sniff-format.ts";

/** Given bytes, with the name that errors call them by. */
export interface NamedBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export interface ReadOptions {
  /** Id of the scale that estimative words are read on; ICD 203 unless told. */
  readonly scale?: string;
  /** Path of a file of further actors, docs/gazetteer.md. */
  readonly gazetteerPath?: string;
  /** The source's encoding, in place of finding it out. */
  readonly charset?: string;
  /** Path of a file of further verbs and nouns of action, docs/codebook.md. */
  readonly lexiconPath?: string;
  /** What the source is, in place of finding it out. */
  readonly format?: SourceFormat;
  /** What is known of the document from elsewhere (a catalogue, an archive's index); it takes the place of what the source says. */
  readonly metadata?: KnownMetadata;
  /** Hosts that a page may be fetched from, with the names below them; all that are public unless told. */
  readonly fetchHosts?: readonly string[];
  /** Pages are fetched by https alone, also where one is led to. */
  readonly fetchHttpsOnly?: boolean;
  /** Calls the reading off when it aborts: the process that reads is ended. A short text, which is read here, is read to its end. */
  readonly signal?: AbortSignal | undefined;
  /** Told again and again how much of a long text is read. */
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
}

/** Metadata that a caller may know better than the document says it. Dates are YYYY-MM-DD. */
export type KnownMetadata = Partial<Pick<DocumentMetadata, "title" | "published" | "publisher" | "url" | "authors" | "tags">>;
