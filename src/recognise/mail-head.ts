// A letter (RFC 5322) or a page saved as one (MHTML): header lines, a blank line, the rest; whichever header comes first.

const maxLines = 300;
/** Headers that a letter has and no text page: programs write them. */
const telling =
  /^(?:mime-version|message-id|received|return-path|delivered-to|content-transfer-encoding|dkim-signature|authentication-results|arc-seal|list-unsubscribe|snapshot-content-location|x-(?:mailer|mimeole|originating-ip|spam-\w+|gm-\w+|ms-[\w-]+)):/i;

/** Whether a text begins with the head of a letter. */
export function opensMail(head: string): boolean {
  const lines = head.split(/\r\n|\n|\r/, maxLines);
  if (/^From \S+ /.test(lines[0] ?? '')) lines.shift();
  const names = new Set<string>();
  let isTelling = false;
  for (const line of lines) {
    if (/^[ \t]/.test(line) && names.size > 0) continue;
    const name = /^([!-9;-~]{1,76}):(?:\s|$)/.exec(line)?.[1];
    if (name === undefined) {
      if (line.trim() !== '') return false;
      break;
    }
    names.add(name.toLowerCase());
    isTelling ||= telling.test(line);
  }
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.has(name));
  if (isTelling) return has('content-type') || has('from') || has('subject') || has('message-id');
  return has('from', 'subject', 'date') || has('from', 'to', 'subject');
}
