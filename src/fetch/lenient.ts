import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Sender } from './answer-listener.js';
import { mendedSocket } from './mended-socket.js';

// The second try at an answer that breaks the rules of HTTP: control characters in a header, bare line feeds, padded chunk
// sizes, chunks beside a length, folded lines, a `100 Continue` that nobody asked for. undici has no tolerant parser; Node has.
// A connection serves one request and is closed, so that nothing behind an odd answer is taken for the next one.

/** Opens the connection: through the same guards as every other. */
export type SocketOpener = (done: (error: Error | null, socket: Socket | null) => void) => void;

/** Sends one request by `node:http` with its tolerant parser, and reports to the same handler as undici does. */
export function lenientSender(open: SocketOpener, host: string, maxHeaderSize: number): Sender {
  return {
    dispatch: ({ path, headers }, handler) => {
      let message: IncomingMessage | null = null;
      const request = process.getBuiltinModule('node:http').request({
        path,
        headers: { host, ...headers, connection: 'close' },
        insecureHTTPParser: true,
        maxHeaderSize,
        createConnection: (_options, done) => {
          open((error, socket) => {
            // The types say that both are given; Node takes one of them.
            done(error, (socket && mendedSocket(socket)) as Duplex);
            if (error) return;
            handler.onRequestStart({
              abort: (reason) => void request.destroy(reason),
              pause: () => message?.pause(),
              resume: () => message?.resume(),
            });
          });
          return null;
        },
      });
      request.on('information', ({ statusCode }) => handler.onResponseStart(null, statusCode, {}));
      request.on('response', (answer) => {
        message = answer;
        handler.onResponseStart(null, answer.statusCode ?? 0, headersOf(answer));
        answer.on('data', (chunk: Buffer) => handler.onResponseData(null, chunk));
        answer.on('end', () => handler.onResponseEnd());
        answer.on('error', (error) => handler.onResponseError(null, error));
      });
      // The answer was whole already: what comes after it does not matter.
      request.on('error', (error) => {
        if (!message?.complete) handler.onResponseError(null, error);
      });
      // A socket that was destroyed, or that changed to another protocol: no error comes of these.
      request.on('close', () => {
        if (!message?.complete) handler.onResponseError(null, new Error('connection closed'));
      });
      request.end();
    },
  };
}

/** Values that came several times stay apart, as undici gives them: which of them counts is decided in one place. */
function headersOf(answer: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, values = []] of Object.entries(answer.headersDistinct)) {
    headers[name] = values.length === 1 ? values[0]! : values;
  }
  return headers;
}
