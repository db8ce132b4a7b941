import type { IncomingHttpHeaders } from 'node:http';
import type { BodyControl } from './capture-body.js';

/** undici's pauses are not used: it takes a paused connection that the server closes for a cut body. */
export type Controller = { abort(reason: Error): void } & Partial<BodyControl>;

/** What hears how an answer comes; undici's handler, as far as it is used. */
export interface AnswerListener {
  onRequestStart(controller: Controller): void;
  onResponseStart(controller: unknown, status: number, headers: IncomingHttpHeaders): void;
  onResponseData(controller: unknown, chunk: Buffer): void;
  onResponseEnd(): void;
  onResponseError(controller: unknown, error: Error): void;
}

/** undici's dispatcher, or what stands in for it. */
export interface Sender {
  dispatch(
    request: { origin: string; path: string; method: 'GET'; headers: Record<string, string> },
    handler: AnswerListener,
  ): unknown;
}
