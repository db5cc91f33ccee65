import { expect, it } from "vitest";
import { readStandardInput } from "./read-standard-input.ts";

it("stops an endless pipe at the limit", async () => {
  const chunk = new Uint8Array(2 ** 22);
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; given < 100; given++) yield chunk;
  }
  await expect(readStandardInput(endless())).rejects.toMatchObject({ code: "RAP_SOURCE_TOO_LARGE" });
  expect(given).toBeLessThan(10);
});
