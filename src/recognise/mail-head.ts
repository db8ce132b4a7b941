// A letter (RFC 5322) or a page saved as one (MHTML): header lines, a blank line, the rest; whichever header comes first.

const maxLines = 300;
/** Headers that a letter has and no text page: programs write them. */
const telling =
  /^(?:mime-version|message-id|received|return-path|delivered-to|content-transfer-encoding|dkim-signature|authentication-results|arc-seal|list-unsubscribe|snapshot-content-location|x-(?:mailer|mimeole|originating-ip|spam-\w+|gm-\w+|ms-[\w-]+)):/i;

const header = /^([!-9;-~]{1,76}):(?:\s|$)/;

/** Whether a text begins with the head of a letter, or with it behind a line of the program that kept it (a length, a mark). */
export function opensMail(head: string): boolean {
  const [first = '', ...others] = head.split(/\r\n|\n|\r/, maxLines);
  if (/^From \S+ /.test(first)) return opensLetter(others, false);
  return header.test(first) ? opensLetter([first, ...others], false) : first.length <= 200 && opensLetter(others, true);
}

/** What stands behind a stray line must have headers that only programs write. */
function opensLetter(lines: readonly string[], isBehindStray: boolean): boolean {
  const names = new Set<string>();
  let isTelling = false;
  for (const line of lines) {
    if (/^[ \t]/.test(line) && names.size > 0) continue;
    const name = header.exec(line)?.[1];
    if (name === undefined) {
      if (line.trim() !== '') return false;
      break;
    }
    names.add(name.toLowerCase());
    isTelling ||= telling.test(line);
  }
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.has(name));
  if (isBehindStray) return isTelling && has('from') && (has('subject') || has('date'));
  if (isTelling) return has('content-type') || has('from') || has('subject') || has('message-id');
  return has('from', 'subject', 'date') || has('from', 'to', 'subject');
}
