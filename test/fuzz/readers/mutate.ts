import { randomBelow, type Random } from "../../../packages/core/src/base/random.ts";

/** Pieces that readers look for, in the wrong places. */
const tokens = [
  "\0",
  "\ufeff",
  "\r\n\r\n",
  "<![CDATA[",
  "<!--",
  "&#x110000;",
  "&a;",
  "]]>",
  "{\\rtf1",
  "\\u-1?",
  "--> 00:00:00",
  "> ".repeat(40),
  "| a ".repeat(40),
  "***",
  "999999999999999999999",
  "-1",
  "1e999",
  "%PDF-1.7",
  "endobj",
  "PK\u0003\u0004",
  "SQLite format 3\0",
  '{"',
  "[[[[",
  '"a""b',
  ";".repeat(100),
  "=?utf-8?q?=00?=",
  "multipart/mixed; boundary=",
  "\ud83d",
  "“‘(".repeat(20),
].map((token) => Buffer.from(token));

/** From 1 to 100, as often below 10 as above: nearly all the time of readers would go to long files else, and what breaks them is seldom the length. */
const timesOf = (random: Random): number => Math.floor(101 ** random());

type Mutation = (bytes: Buffer, at: number, random: Random) => Buffer;

const splice = (bytes: Buffer, at: number, { drop = 0, put = Buffer.alloc(0) }: { drop?: number; put?: Buffer }): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
const someOf = (bytes: Buffer, random: Random): Buffer => {
  const start = randomBelow(random, bytes.length);
  return bytes.subarray(start, start + 1 + randomBelow(random, 200));
};

const mutations: readonly Mutation[] = [
  (bytes, at, random) => splice(bytes, at, { drop: 1, put: Buffer.from([randomBelow(random, 256)]) }),
  (bytes, at, random) => splice(bytes, at, { drop: 1, put: Buffer.from([(bytes[at] ?? 0) ^ (1 << randomBelow(random, 8))]) }),
  (bytes, at, random) => splice(bytes, at, { drop: 1 + randomBelow(random, 50) }),
  (bytes, at, random) => splice(bytes, at, { put: tokens[randomBelow(random, tokens.length)] ?? Buffer.alloc(0) }),
  (bytes, at, random) => splice(bytes, at, { put: someOf(bytes, random) }),
  (bytes, at, random) => splice(bytes, at, { drop: 20, put: someOf(bytes, random) }),
  (bytes, at, random) => {
    const part = someOf(bytes, random);
    return splice(bytes, at, { put: Buffer.concat(Array.from({ length: timesOf(random) }, () => part)) });
  },
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at, random) => splice(bytes, at, { drop: 4, put: Buffer.from(new Uint32Array([Math.floor(random() * 2 ** 32)]).buffer) }),
];

const mostChanges = 6;

/** Some changes of a file: bytes, pieces of itself, pieces that readers look for, an early end. */
export function mutate(file: Uint8Array, random: Random): Buffer {
  let bytes = Buffer.from(file);
  for (let count = 1 + randomBelow(random, mostChanges); count > 0 && bytes.length > 0; count--) {
    const mutation = mutations[randomBelow(random, mutations.length)];
    bytes = Buffer.from(mutation?.(bytes, randomBelow(random, bytes.length), random) ?? bytes);
  }
  return bytes;
}
