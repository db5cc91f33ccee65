const byCodePage: Readonly<Record<number, string>> = {
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  65001: "utf-8",
};

const codePageOfCharset: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Bytes in a code page of Windows as text; Western European where the page is not known. Cost: O(length). */
export function decodeCodePage(bytes: readonly number[], codePage: number): string {
  const isWindows = codePage >= 1250 && codePage <= 1258;
  const label = isWindows ? `windows-${codePage}` : (byCodePage[codePage] ?? "windows-1252");
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return decoder.decode(Uint8Array.from(bytes));
}

/** The code page that a font's character set stands for; null for those that leave it to the file. */
export function codePageOf(charset: number): number | null {
  return codePageOfCharset[charset] ?? null;
}
