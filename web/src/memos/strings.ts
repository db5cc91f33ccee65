import { count } from "../strings/en.ts";

export const text = {
  title: "Memos",
  count: (n: number) => count(n, "memo", "memos"),
  write: "Write a memo",
  reply: "Reply",
  edit: "Edit",
  remove: "Remove",
  save: "Save",
  cancel: "Cancel",
  memo: "Memo",
  replyLabel: "Reply",
  help: "Members of the project read it. Ctrl Enter saves.",
  left: (n: number) => `${count(n, "character", "characters")} left`,
  edited: (when: string) => `edited ${when}`,
  pending: "being saved",
  gone: "A memo that was removed.",
  you: "you",
  erased: "erased account",
  summaries: {
    write: (what: string) => `Wrote a memo on “${what}”`,
    reply: (what: string) => `Replied to a memo on “${what}”`,
    edit: "Changed a memo",
    remove: "Removed a memo",
  },
};
