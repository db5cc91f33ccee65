import { expect, it } from "vitest";
import { Encoder, Kernels, readModelFile } from "../encoder/index.ts";
import { tinyEncoderBytes } from "../encoder/testing/tiny-encoder.ts";
import { StartedWindows } from "./started-windows.ts";

const encoder = new Encoder(readModelFile(tinyEncoderBytes()), new Kernels("plain"));
const pieces = [0, 3, 5, 6, 7, 1];
const whole = encoder.encode({ ids: pieces });
const finished = (started: StartedWindows, ids: readonly number[]): Float32Array => started.finish(ids).hidden.read(0, ids.length);

it("goes on from where a window was left, to the same bits", () => {
  const started = new StartedWindows(encoder, 1);
  expect(started.start(pieces)).toEqual(encoder.run([{ ids: pieces }], 1).hidden.read(0, pieces.length));
  started.start([0, 4, 1]);
  expect(finished(started, pieces)).toEqual(whole);
});

it("reads from the beginning what was not begun, or was finished before", () => {
  const started = new StartedWindows(encoder, 1);
  expect(finished(started, pieces)).toEqual(whole);
  started.start(pieces);
  expect([finished(started, pieces), finished(started, pieces)]).toEqual([whole, whole]);
});

it("runs the upper layers alone on what was begun", () => {
  const started = new StartedWindows(encoder, encoder.config.layers);
  const lower = started.start(pieces).slice();
  expect(finished(started, pieces)).toEqual(lower);
  expect(() => encoder.resume(new Float32Array(encoder.config.width - 1), 1)).toThrow(RangeError);
});
