import type { Transform } from 'node:stream';
import { TooLargeError } from '../errors.js';
import { codingHeadLength, decodersFor, isPlain, UnreadableCoding } from '../shared/content-coding.js';
import { opensSitemap } from './sitemap-start.js';
import { Gathering } from './gathering.js';

/** Of a decoded body; that of a sitemap may be larger than others. */
export interface BodyLimits {
  maxBytes: number;
  maxSitemapBytes: number;
}

/** Hears how a body goes. */
export interface BodyListener {
  /** What is wrong with the bytes, as an error that fits where they come from: a damaged file is not a network error. */
  damage(message: string, cause: unknown): Error;
  /** As soon as nothing more is wanted. */
  onFailure(error: unknown): void;
  /** More has come than is read; true where what was read so far is enough, and so no failure. */
  onFull(body: () => Buffer, isSitemap: boolean): boolean;
}

/** Collects a body while it streams: removes its codings, counts decoded bytes, and stops at the limit. */
export class BodySink {
  private head: Buffer[] = [];
  private headLength = 0;
  private stage: Stage | null = null;
  private readonly parts: Buffer[] = [];
  private length = 0;
  private received = 0;
  /** Nothing to unpack: the usual short way. */
  private isPlain = false;
  private failure: unknown = null;
  /** Made with the second piece: most pages come in one. */
  private gathering: Gathering | null = null;
  private maxBytes: number;
  private isSitemap = false;
  private isFull = false;

  constructor(
    private readonly name: string,
    private readonly coding: string | undefined,
    private readonly limits: BodyLimits,
    private readonly listener: BodyListener,
  ) {
    this.maxBytes = limits.maxBytes;
  }

  /**
   * Takes all it is given: what waits for a decoder is bounded by the limit as well. (A sender is not slowed down, because
   * undici takes a paused connection that the server closes for a cut body.)
   */
  write(chunk: Buffer): void {
    this.received += chunk.length;
    if (this.isFull) return;
    if (this.received > this.maxBytes && !this.hasRoom(this.received, chunk)) {
      if (!this.stage) this.keep(chunk.subarray(0, Math.max(0, chunk.length - this.received + this.maxBytes)));
      this.failTooLarge();
    } else if (this.isPlain || this.stage) this.gather(chunk);
    else if (this.headLength === 0 && chunk.length >= codingHeadLength && isPlain(this.coding, chunk)) {
      this.isPlain = true;
      this.keep(chunk);
    } else {
      this.head.push(chunk);
      this.headLength += chunk.length;
      if (this.headLength >= codingHeadLength) this.open().write(this.takeHead());
    }
  }

  private gather(chunk: Buffer): void {
    this.gathering ??= new Gathering((piece) => (this.stage ? this.stage.write(piece) : this.keep(piece)));
    this.gathering.add(chunk);
  }

  /** The body where it needed no unpacking and so is there already. */
  wholeAtHand(): Buffer | null {
    if (!this.isPlain) return null;
    this.gathering?.flush();
    return this.failure ? null : this.whole();
  }

  private whole(): Buffer {
    return this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts, this.length);
  }

  async end(): Promise<Buffer> {
    if (!this.stage && this.headLength > 0) this.open().write(this.takeHead());
    this.gathering?.flush();
    if (this.stage) await this.stage.end();
    if (this.failure) throw this.failure;
    return this.whole();
  }

  /** Frees the decoders of a body that nobody waits for. */
  discard(): void {
    this.stage?.discard();
  }

  private takeHead(): Buffer {
    const head = Buffer.concat(this.head);
    this.head = [];
    return head;
  }

  private open(): Stage {
    this.stage = new Stage(decodersFor(this.coding), Buffer.concat(this.head), {
      hasRoom: (length) => length <= this.maxBytes || this.hasRoom(length),
      keep: (chunk) => this.keep(chunk),
      onTooLarge: () => this.failTooLarge(),
      onDamage: (cause) => {
        const what =
          cause instanceof UnreadableCoding
            ? ` cannot be unpacked: ${cause.message}`
            : ': the compressed body is damaged or cut';
        this.fail(this.listener.damage(`${this.name}${what}`, cause));
      },
    });
    return this.stage;
  }

  private keep(chunk: Buffer): void {
    if (this.failure) return;
    this.length += chunk.length;
    this.parts.push(chunk);
  }

  /** Only what turns out to be too large for anything else is looked at. */
  private hasRoom(length: number, next: Buffer | null = null): boolean {
    if (!this.isSitemap) {
      this.gathering?.flush();
      this.isSitemap = opensSitemap([...this.parts, ...(next ? [next] : [])]);
      if (this.isSitemap) this.maxBytes = Math.max(this.maxBytes, this.limits.maxSitemapBytes);
    }
    return length <= this.maxBytes;
  }

  private failTooLarge(): void {
    this.isFull = true;
    if (this.failure || this.listener.onFull(() => this.whole(), this.isSitemap)) return;
    this.fail(new TooLargeError(`${this.name} is larger than ${this.maxBytes} bytes (--max-bytes)`));
  }

  private fail(error: unknown): void {
    if (this.failure) return;
    this.failure = error;
    this.parts.length = 0;
    this.stage?.discard();
    this.listener.onFailure(error);
  }
}

type Opener = (head: Uint8Array) => Transform | null;

interface StageDeps {
  hasRoom: (length: number) => boolean;
  keep: (chunk: Buffer) => void;
  onTooLarge: () => void;
  onDamage: (cause: unknown) => void;
}

/** One coding's decoder and whatever stands behind it. Where the bytes need no decoder they pass straight through. */
class Stage {
  private readonly decoder: Transform | null;
  private next: Stage | null = null;
  private pending: Buffer[] = [];
  private pendingLength = 0;
  private length = 0;
  private readonly done: Promise<void>;

  constructor(
    private readonly openers: Opener[],
    head: Buffer,
    private readonly deps: StageDeps,
  ) {
    this.decoder = this.openDecoder(head);
    const { decoder } = this;
    this.done = decoder
      ? new Promise((resolve) => {
          decoder.on('data', (chunk: Buffer) => this.pass(chunk));
          decoder.once('end', resolve).once('close', resolve);
          decoder.once('error', (error) => {
            deps.onDamage(error);
            resolve();
          });
        })
      : Promise.resolve();
  }

  private openDecoder(head: Buffer): Transform | null {
    try {
      return this.openers[0]?.(head) ?? null;
    } catch (error) {
      this.deps.onDamage(error);
      return null;
    }
  }

  write(chunk: Buffer): void {
    if (!this.decoder) this.pass(chunk);
    else if (!this.decoder.destroyed) this.decoder.write(chunk);
  }

  async end(): Promise<void> {
    this.decoder?.end();
    await this.done;
    if (this.pending.length > 0) this.openNext();
    await this.next?.end();
  }

  discard(): void {
    this.decoder?.destroy();
    this.next?.discard();
  }

  private pass(chunk: Buffer): void {
    this.length += chunk.length;
    // Each stage's output is counted: a bomb inside a bomb must not fill the memory between two decoders.
    if (!this.deps.hasRoom(this.length)) this.deps.onTooLarge();
    else if (this.openers.length <= 1) this.deps.keep(chunk);
    else if (this.next) this.next.write(chunk);
    else {
      this.pending.push(chunk);
      this.pendingLength += chunk.length;
      if (this.pendingLength >= codingHeadLength) this.openNext();
    }
  }

  private openNext(): void {
    const head = Buffer.concat(this.pending);
    this.pending = [];
    this.next = new Stage(this.openers.slice(1), head, this.deps);
    this.next.write(head);
  }
}
