/** One line of a stream; null where it is longer than the limit. */
export interface Line {
  number: number;
  text: string | null;
}

/** Lines of a stream of UTF-8, each at most `mostBytes` long, so that a stream without a line end fills no memory. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array | string>, mostBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let held: Buffer[] = [];
  let size = 0;
  const take = (): Line => {
    const text =
      size > mostBytes
        ? null
        : Buffer.concat(held)
            .toString('utf8')
            .replace(/^\ufeff/, '')
            .replace(/\r$/, '');
    held = [];
    size = 0;
    return { number: number++, text };
  };
  const keep = (bytes: Buffer): void => {
    size += bytes.length;
    if (size <= mostBytes) held.push(bytes);
    else held = [];
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk as Uint8Array);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      keep(bytes.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < bytes.length) keep(bytes.subarray(from));
  }
  if (size > 0) yield take();
}
