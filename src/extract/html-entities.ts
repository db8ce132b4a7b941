import { type DecodingMode, EntityDecoder, fromCodePoint, htmlDecodeTree } from 'entities/decode';

/** Texts of a page with their character references decoded, as browsers do. */
export class Entities {
  /** Where the next `&` stands: most texts and attributes end before it. */
  private ampersand = -1;
  private decoded = '';
  private readonly decoder = new EntityDecoder(htmlDecodeTree, (code) => {
    this.decoded += fromCodePoint(code);
  });

  /** To be called before an earlier place or another text is read. */
  reset(): void {
    this.ampersand = -1;
  }

  /** What stands from `from` to `to`. */
  decode(html: string, from: number, to: number, mode: DecodingMode): string {
    if (this.ampersand < from) this.find(html, from);
    return this.ampersand >= to ? html.slice(from, to) : this.decodeAll(html, from, to, mode);
  }

  private find(html: string, from: number): void {
    const next = html.indexOf('&', from);
    this.ampersand = next === -1 ? html.length : next;
  }

  private decodeAll(html: string, start: number, to: number, mode: DecodingMode): string {
    const { decoder } = this;
    let result = '';
    let last = start;
    while (this.ampersand < to) {
      const at = this.ampersand;
      this.decoded = '';
      decoder.startEntity(mode);
      // It reads on in the page: what follows decides whether an entity without a semicolon counts.
      const read = decoder.write(html, at + 1);
      const length = read < 0 ? decoder.end() : read;
      if (length > 0) {
        result += html.slice(last, at) + this.decoded;
        last = at + length;
      }
      this.find(html, Math.max(at + 1, last));
    }
    return result + html.slice(last, to);
  }
}
