import type { Browser } from "playwright-core";
import type { Picture } from "./picture.ts";

/** Decodes PNG files in the browser, on an empty page. */
export interface LightTable {
  /** @param scale 0.5 gives a picture of half the width and height */
  readonly decode: (png: Buffer, scale: number) => Promise<Picture>;
  readonly close: () => Promise<void>;
}

export async function openLightTable(browser: Browser): Promise<LightTable> {
  const page = await (await browser.newContext()).newPage();
  return {
    decode: async (png, scale) => {
      const { width, height, base64 } = await page.evaluate<{ width: number; height: number; base64: string }>(
        `(${decodeInPage})(${JSON.stringify({ png: png.toString("base64"), scale })})`,
      );
      return { width, height, pixels: Buffer.from(base64, "base64") };
    },
    close: () => page.context().close(),
  };
}

const decodeInPage = `async ({ png, scale }) => {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const whole = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const [width, height] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "medium";
  context.drawImage(whole, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let letters = "";
  for (let at = 0; at < data.length; at += 32768) letters += String.fromCharCode(...data.subarray(at, at + 32768));
  return { width, height, base64: btoa(letters) };
}`;
