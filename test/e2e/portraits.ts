import { writePng } from "../../packages/app/src/publishing/picture/write-png.ts";

/** A picture that is higher than wide. */
export function tallPicture(): Buffer {
  const [width, height] = [30, 50];
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => at % 2);
  const colors = [[200, 120, 90] as const, [60, 70, 80] as const];
  return Buffer.from(writePng({ width, height, pixels, colors }));
}

/** Pictures are read once the page hears "let-go". */
export const slowPictures = `{
  const read = window.createImageBitmap.bind(window);
  const isLetGo = new Promise((letGo) => window.addEventListener("let-go", letGo, { once: true }));
  window.createImageBitmap = (file) => isLetGo.then(() => read(file));
}`;
