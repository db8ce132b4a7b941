// Markdown may hold elements of HTML: a picture in the middle, a remark, a line break. It stays Markdown, as only few of its paragraphs
// hold any.

/** What only a page has. */
const pageTag = /<(?:html|head|body|title|meta|article|main)[\s>]/i;
const element = /<\/?[a-z][a-z\d-]{0,20}(?:\s[^<>]{0,2000})?>|<!--/i;
const mark = /^#{1,6} \S|\[[^[\]]{1,200}\]\((?:https?:|[/#.])/;

/** Whether a text with tags is Markdown rather than a page. */
export function isMarkdownText(head: string): boolean {
  const lines = withoutCode(head);
  const isFenced = /^(?:---|\+{3})\s*$/.test(lines[0] ?? '');
  if (!isFenced && !lines.some((line) => mark.test(line))) return false;
  const paragraphs = lines.join('\n').split(/\n\s*\n/);
  const written = paragraphs.filter((one) => /\p{L}/u.test(one));
  return (
    !paragraphs.some((one) => pageTag.test(one)) &&
    written.filter((one) => element.test(one)).length * 2 < written.length
  );
}

/** The lines outside of fenced code and without code in their midst, which may be of a page. */
function withoutCode(head: string): string[] {
  let isCode = false;
  return head.split(/\r\n|\n|\r/).flatMap((line) => {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    return isCode || isFence ? [] : [line.replace(/`[^`]+`/g, '')];
  });
}
