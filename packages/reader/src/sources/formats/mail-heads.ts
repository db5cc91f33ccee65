/** Whether a text begins with headers of a message that only programs write: a letter pasted with From and To is a text. */
export function isMail(head: string): boolean {
  const headers = head.replace(/\r\n?/g, "\n").split("\n\n", 1)[0] ?? "";
  return (
    /^(?:From \S+.*\n)?[!-9;-~]+:[ \t]/.test(headers) &&
    /^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):[ \t]/im.test(headers) &&
    /^(?:From|Subject|Date):/im.test(headers)
  );
}

/** Whether a message is a web page that a browser saved. */
export function isWebPage(head: string): boolean {
  return isMail(head) && (/^Content-Type:\s*multipart\/related/im.test(head) || /^(?:Snapshot-Content-Location|From: <Saved by)/im.test(head));
}

/** Whether a text is a mailbox: messages one after the other, a line "From …" before each. */
export function isMailboxText(head: string): boolean {
  return /^From \S+ /.test(head) && isMail(head);
}
