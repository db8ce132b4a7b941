import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openPg } from '../../src/store/postgres/pg-database.js';
import { isAway } from '../../src/store/postgres/patient.js';

// A server that ends a connection in the moment in which it is ready: what the driver tells of then has no statement to fail.

const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

const message = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const loggedIn = message('R', Buffer.alloc(4));
const ready = message('Z', Buffer.from('I'));
const ending = message(
  'E',
  Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

async function server(greet: (socket: Socket) => void): Promise<string> {
  const listening = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => greet(socket));
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  closings.push(() => listening.close());
  return `postgres://u:p@127.0.0.1:${(listening.address() as AddressInfo).port}/x`;
}

test.each([
  ['a statement', (database: Awaited<ReturnType<typeof openPg>>) => database.all('SELECT 1')],
  [
    'a transaction',
    (database: Awaited<ReturnType<typeof openPg>>) => database.transaction((sql) => sql.all('SELECT 1')),
  ],
])('%s fails, and not the process', async (_name, ask) => {
  // In one piece, as a busy server sends it.
  const address = await server((socket) => socket.end(Buffer.concat([loggedIn, ready, ending])));
  const database = await openPg(address);
  const error = await ask(database).catch((one: unknown) => one);
  expect(isAway(error)).toBe(true);
  await database.close();
});
