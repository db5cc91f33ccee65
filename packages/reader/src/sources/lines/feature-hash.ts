const noHash = 0x811c9dc5;

/** 32-bit FNV-1a over UTF-16 code units: of a whole feature, or of one that goes on where `before` ends. */
export function hashOf(feature: string, before: number = noHash): number {
  let hash = before;
  for (let index = 0; index < feature.length; index++) hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  return hash;
}
