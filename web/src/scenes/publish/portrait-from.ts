/** Pixels of a side: three times what a page shows, for fine screens. */
const side = 160;
/** As many characters of base64 as the server takes. */
const longest = 40_000;

/**
 * A picture as a small square JPEG file in base64; null where the browser cannot read the file. The middle is kept, and of a tall picture more of its upper part,
 * where faces are. Nothing of the file but its pixels goes on.
 */
export async function portraitFrom(file: Blob): Promise<string | null> {
  const image = await createImageBitmap(file).catch(() => null);
  if (image === null) return null;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [side, side];
  const context = canvas.getContext("2d");
  if (context === null) return null;
  const cut = Math.min(image.width, image.height);
  // What a picture leaves transparent is white, as paper is.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, (image.width - cut) / 2, (image.height - cut) / 4, cut, cut, 0, 0, side, side);
  image.close();
  for (const quality of [0.85, 0.6, 0.3]) {
    const [, base64 = ""] = canvas.toDataURL("image/jpeg", quality).split(",");
    if (base64 !== "" && base64.length <= longest) return base64;
  }
  return null;
}
