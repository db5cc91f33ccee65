import { ModelFileError } from "./model-file-error.ts";
import { checkTensors, type TensorEntry, unitSize } from "./model-file-header.ts";

/**
 * A model file, `RAPMODL2`: eight bytes of that text, the length of the header (32 bits, little-endian), the header as JSON with spaces behind it so that the blob
 * starts at a multiple of 64, the blob with the tensors at multiples of 64.
 */
const magic = "RAPMODL2";
const formatVersion = 1;
const prefixBytes = 12;

/** A model's configuration: what the header says under `config`. */
export type ModelConfig = Readonly<Record<string, unknown>>;

interface Header {
  readonly version: number;
  readonly config: ModelConfig;
  readonly tensors: readonly TensorEntry[];
  readonly sha256: string;
}

export interface ReadOptions {
  /** Hexadecimal SHA-256 of bytes. Where it is given, the blob is held against the header's digest; pure rooms have no digest of their own. */
  readonly sha256?: (bytes: Uint8Array) => string;
}

/** An open model file. What is taken out of it and kept is a copy, so that its bytes, four times as many, need not stay. */
export class ModelFile {
  readonly config: ModelConfig;
  readonly sha256: string;
  private readonly entries: ReadonlyMap<string, TensorEntry>;
  private readonly blob: Uint8Array<ArrayBuffer>;

  constructor({ config, tensors, sha256 }: Header, blob: Uint8Array<ArrayBuffer>) {
    this.config = config;
    this.sha256 = sha256;
    this.entries = new Map(tensors.map((entry) => [entry.name, entry]));
    this.blob = blob;
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @throws ModelFileError if there is no such tensor */
  entry(name: string): TensorEntry {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new ModelFileError(`the model has no tensor ${name}`);
    return entry;
  }

  /** @throws ModelFileError if the tensor is missing, of another type, or not finite */
  floats(name: string, length?: number): Float32Array<ArrayBuffer> {
    const bytes = this.bytesOf(name, "f32").slice();
    const floats = new Float32Array(bytes.buffer);
    if (length !== undefined && floats.length !== length) throw new ModelFileError(`${name} has ${floats.length} numbers, not ${length}`);
    if (!floats.every(Number.isFinite)) throw new ModelFileError(`${name} has a number that is not finite`);
    return floats;
  }

  text(name: string): string {
    return decodeUtf8(this.bytesOf(name, "utf8"), name);
  }

  /** A quantised matrix with the scales of its rows. Of 7 bits, its units are a view of the file: they are packed elsewhere at once. */
  quantised(name: string, dtype: "u7" | "i8"): { rows: number; columns: number; units: Uint8Array<ArrayBuffer>; scales: Float32Array<ArrayBuffer> } {
    const units = this.bytesOf(name, dtype);
    const { shape, scales } = this.entry(name);
    const [rows, columns] = shape;
    if (rows === undefined || columns === undefined || shape.length !== 2) throw new ModelFileError(`${name} is not a matrix`);
    if (scales === undefined) throw new ModelFileError(`${name} names no scales`);
    return { rows, columns, units: dtype === "u7" ? units : units.slice(), scales: this.floats(scales, rows) };
  }

  private bytesOf(name: string, dtype: TensorEntry["dtype"]): Uint8Array<ArrayBuffer> {
    const entry = this.entry(name);
    if (entry.dtype !== dtype) throw new ModelFileError(`${name} is of type ${entry.dtype}, not ${dtype}`);
    const bytes = this.blob.subarray(entry.offset, entry.offset + entry.byteLength);
    // A file that was read into the middle of a larger buffer may lie askew.
    return bytes.byteOffset % unitSize[dtype] === 0 ? bytes : bytes.slice();
  }
}

/**
 * Opens a model file.
 * @throws ModelFileError if the bytes are not a whole model file of this format, or differ from their digest
 */
export function readModelFile(bytes: Uint8Array<ArrayBuffer>, { sha256 }: ReadOptions = {}): ModelFile {
  const { header, blobStart } = readHeader(bytes);
  // Of a Buffer of Node's, which others may hand in, a slice would be a view.
  const blob = new Uint8Array(bytes.buffer, bytes.byteOffset + blobStart, bytes.length - blobStart);
  checkTensors(header.tensors, blob.length);
  if (sha256 !== undefined && sha256(blob) !== header.sha256) throw new ModelFileError("the model file's bytes do not match its digest");
  return new ModelFile(header, blob);
}

function readHeader(bytes: Uint8Array): { header: Header; blobStart: number } {
  for (let index = 0; index < magic.length; index++) {
    if (bytes[index] !== magic.charCodeAt(index)) throw new ModelFileError(`the file does not start with ${magic}`);
  }
  if (bytes.length < prefixBytes) throw new ModelFileError("the model file is cut off in its first bytes");
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(magic.length, true);
  const blobStart = prefixBytes + length;
  if (blobStart > bytes.length) throw new ModelFileError(`the model file is cut off in its header of ${length} bytes`);
  return { header: parseHeader(decodeUtf8(bytes.subarray(prefixBytes, blobStart), "the header")), blobStart };
}

function parseHeader(text: string): Header {
  let header: Partial<Header> | null;
  try {
    header = JSON.parse(text) as Partial<Header> | null;
  } catch (cause) {
    throw new ModelFileError("the model file's header is not JSON", { cause });
  }
  if (typeof header !== "object" || header === null) throw new ModelFileError("the model file's header is not an object");
  const { version, config, tensors, sha256 } = header;
  if (version !== formatVersion) throw new ModelFileError(`the model file has version ${String(version)}, not ${formatVersion}`);
  if (typeof config !== "object" || config === null) throw new ModelFileError("the model file's header has no config");
  if (!Array.isArray(tensors)) throw new ModelFileError("the model file's header lists no tensors");
  if (typeof sha256 !== "string") throw new ModelFileError("the model file's header has no sha256");
  return { version, config, tensors: tensors as readonly TensorEntry[], sha256 };
}

interface TextHost {
  TextDecoder: new (label: "utf-8", options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
}

function decodeUtf8(bytes: Uint8Array, what: string): string {
  const { TextDecoder } = globalThis as unknown as TextHost;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ModelFileError(`${what} is not UTF-8`, { cause });
  }
}
