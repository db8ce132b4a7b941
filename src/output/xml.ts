import { escapeHtml } from '../shared/escape-html.js';

// XML 1.0 allows most characters; the others have no escape and leave.
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function escapeXml(text: string): string {
  return escapeHtml(text.replace(forbidden, ''));
}

/** `<name>text</name>`, or nothing where there is no text. */
export function element(name: string, text: string | null | undefined, attributes = ''): string {
  return text === null || text === undefined || text === '' ? '' : `<${name}${attributes}>${escapeXml(text)}</${name}>`;
}
