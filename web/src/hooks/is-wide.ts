/** True where filters and settings have room beside the work: there they are open from the start. */
export function isWide(): boolean {
  return window.matchMedia("(min-width: 60rem)").matches;
}
