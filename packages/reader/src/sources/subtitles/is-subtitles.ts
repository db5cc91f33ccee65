/** Whether a text is SubRip (SRT) or WebVTT, by its first lines. */
export function isSubtitles(head: string): boolean {
  const isSrt = /^\s*\d+[ \t]*\n\d{1,3}:\d\d:\d\d[,.]\d{1,3} --> \d{1,3}:\d\d:\d\d/.test(head);
  return isSrt || (/^WEBVTT(?:[ \t\n]|$)/.test(head) && / --> /.test(head));
}
