import { remembered } from "./lines/remembered.ts";
import { looksLikeBio, looksLikeNamedPost } from "./line-roles.ts";

export const remarkLength = 300;

/** "[Invented example]", "Editor’s note: …": a remark about the text, set apart from it. */
export const isRemark: (words: string) => boolean = remembered((words) => {
  if (words.length > remarkLength) return false;
  if ((/^\[[^\]]*\]$/.test(words) || /^\([^)]*\)$/.test(words)) && !looksLikeBio(words.slice(1)) && !looksLikeNamedPost(words.slice(1, -1)))
    return true;
  return /^(editor['’]?s['’]? note|disclaimer|correction|(please )?note( to (readers|editors))?)\s*:|^this (text|example|article|document|page) (is|was) (an? )?(invented|fictional|fictitious|example)/i.test(
    words,
  );
});
