import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { UsageError } from '../../errors.js';
import { formOfFile, type Packing } from '../../output/index.js';
import type { ByteOutput } from './byte-output.js';

/** The same output, packed while it is written where the name ends in `.gz` or `.zst`; what packs itself (WARC) is left alone. */
export function packedByName(name: string | undefined, open: () => ByteOutput): ByteOutput {
  const packing = name === undefined || /\.warc\.gz$/i.test(name) ? null : formOfFile(name).packing;
  if (packing === null) return open();
  const packer = openPacker(packing, name ?? '');
  return packed(open(), packer);
}

/** Node has zstd from 22.15 on; the packages for older ones want a compiler or hold the whole file in memory. */
function openPacker(packing: Packing, name: string): Transform {
  if (packing === 'gzip') return zlib.createGzip();
  const { createZstdCompress } = zlib as { createZstdCompress?: () => Transform };
  if (createZstdCompress) return createZstdCompress();
  throw new UsageError(
    `--output ${name}: this Node (${process.version}) cannot write .zst, from 22.15 on it can: write .gz, or pipe into zstd`,
  );
}

function packed(output: ByteOutput, packer: Transform): ByteOutput {
  const flow = (async () => {
    for await (const chunk of packer) await output.write(chunk as Uint8Array);
  })();
  // Whoever writes hears of it with the next piece, at the latest at the end.
  let failure: unknown = null;
  flow.catch((error: unknown) => {
    failure = error;
    packer.destroy();
  });
  let isEnded = false;
  const flush = async (): Promise<void> => {
    if (!isEnded) packer.end();
    isEnded = true;
    await flow;
  };
  return {
    ...output,
    write: async (content) => {
      if (failure) throw failure;
      if (content.length === 0 || packer.write(content)) return;
      await Promise.race([new Promise((resolve) => packer.once('drain', resolve)), flow]);
    },
    finish: async () => {
      await flush();
      return output.finish();
    },
    end: async () => {
      await flush();
      await output.end();
    },
    discard: () => {
      packer.destroy();
      output.discard();
    },
  };
}
