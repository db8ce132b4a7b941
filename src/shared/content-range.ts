/** Whether the part that a `Content-Range` names is all there is (RFC 9110 section 14.4). */
export function isWholeRange(header: string | undefined): boolean {
  const found = /^bytes 0-(\d+)\/(\d+)$/.exec(header ?? '');
  return found !== null && Number(found[1]) + 1 === Number(found[2]);
}
