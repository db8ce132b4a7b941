// A loopback server of its own process: small pages under any host name, and hostile answers. It logs when each host was asked.
import { createServer } from 'node:http';
import zlib from 'node:zlib';

const page = `<!doctype html><title>Harbour</title>${'<p>The dockers of the harbour went back to work on Monday.</p>'.repeat(40)}`;
const starts = new Map();

function zeros(response) {
  // A gigabyte of zeros is a megabyte of gzip; it is packed while it is sent.
  const gzip = zlib.createGzip({ level: 1 });
  response.writeHead(200, { 'content-encoding': 'gzip' });
  gzip.pipe(response);
  const chunk = Buffer.alloc(1_000_000);
  let left = 1000;
  const write = () => {
    while (left-- > 0) if (!gzip.write(chunk)) return void gzip.once('drain', write);
    gzip.end();
  };
  write();
}

function endless(response) {
  const chunk = Buffer.alloc(65_536, 'x');
  const write = () => {
    while (!response.destroyed) if (!response.write(chunk)) return void response.once('drain', write);
  };
  write();
}

function trickle(response) {
  const timer = setInterval(() => response.write('x'), 1000);
  response.on('close', () => clearInterval(timer));
  response.write('x');
}

const hostile = { '/zeros': zeros, '/endless': endless, '/trickle': trickle };

const server = createServer((request, response) => {
  const now = performance.now();
  const host = request.headers.host ?? '';
  if (!starts.has(host)) starts.set(host, []);
  starts.get(host).push(now);
  const answer = hostile[request.url];
  if (answer) answer(response);
  else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', (message) => {
  if (message === 'gaps') {
    const gaps = [...starts.values()].flatMap((times) => times.slice(1).map((at, n) => at - times[n]));
    process.send({
      hosts: starts.size,
      requests: gaps.length + starts.size,
      smallest: gaps.reduce((a, b) => Math.min(a, b), Infinity),
    });
    starts.clear();
  }
});
process.on('disconnect', () => process.exit());
