/** Pieces at least as long go on as they are. */
const smallBytes = 4_096;
const blockBytes = 32_768;

/**
 * Puts small pieces together before they go on: a body sent byte by byte would else cost hundreds of bytes of memory for
 * each of its own.
 */
export class Gathering {
  private block: Buffer | null = null;
  private length = 0;

  constructor(private readonly pass: (piece: Buffer) => void) {}

  add(piece: Buffer): void {
    if (piece.length >= smallBytes) {
      this.flush();
      this.pass(piece);
      return;
    }
    if (this.length + piece.length > blockBytes) this.flush();
    this.block ??= Buffer.allocUnsafeSlow(blockBytes);
    piece.copy(this.block, this.length);
    this.length += piece.length;
  }

  /** What is held goes on now. */
  flush(): void {
    const { block, length } = this;
    if (!block) return;
    this.block = null;
    this.length = 0;
    this.pass(length < blockBytes / 2 ? Buffer.from(block.subarray(0, length)) : block.subarray(0, length));
  }
}
