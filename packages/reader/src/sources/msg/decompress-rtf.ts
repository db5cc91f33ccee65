import { RapporteurError } from "@rapporteur/core/base";

/** What the dictionary holds before anything is unpacked: the beginnings of RTF. */
const beginnings =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const dictionaryLength = 4096;
const [compressed, uncompressed] = [0x75465a4c, 0x414c454d];
const headLength = 16;

/**
 * Unpacks the RTF of a message ([MS-OXRTFCP]): letters, and references to what stood in the last 4,096 bytes.
 *
 * @throws RAP_SOURCE_DAMAGED
 * Cost: O(output), at most nine bytes of it for one of the input.
 */
export function decompressRtf(bytes: Uint8Array, source: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headLength) throw damaged(source);
  const kind = view.getUint32(8, true);
  const size = view.getUint32(4, true);
  if (kind === uncompressed) return bytes.subarray(headLength, headLength + size);
  if (kind !== compressed) throw damaged(source);
  const dictionary = new Uint8Array(dictionaryLength);
  dictionary.set(Buffer.from(beginnings, "latin1"));
  let place = beginnings.length;
  const output: number[] = [];
  const put = (byte: number): void => {
    output.push(byte);
    dictionary[place] = byte;
    place = (place + 1) % dictionaryLength;
  };
  for (let at = headLength; at < bytes.length;) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      // A reference to where the next byte goes ends it.
      if (from === place) return Uint8Array.from(output);
      for (let count = 0; count < (reference & 15) + 2; count++) put(dictionary[(from + count) % dictionaryLength] ?? 0);
    }
  }
  return Uint8Array.from(output);
}

function damaged(source: string): RapporteurError {
  return new RapporteurError("RAP_SOURCE_DAMAGED", {
    source,
    what: "mail message of Outlook",
    reason: "its formatted text is not packed as it says",
  });
}
