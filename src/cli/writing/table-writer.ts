import { openParquet, type ParquetEncoder } from '../../output/index.js';
import type { ByteOutput } from './byte-output.js';
import type { Writer } from './writer.js';

/** Records as one Parquet file. The package is loaded with the first record, or at the end where none came. */
export function tableWriter(output: ByteOutput): Writer {
  let opened: Promise<ParquetEncoder> | null = null;
  let isEnded = false;
  const encoder = (): Promise<ParquetEncoder> => (opened ??= openParquet());
  const close = async (): Promise<void> => {
    if (isEnded) return;
    isEnded = true;
    await output.write((await encoder()).finish());
  };
  return {
    article: async (article) => output.write((await encoder()).article(article)),
    finish: async () => {
      await close();
      return output.finish();
    },
    end: async () => {
      await close();
      await output.end();
    },
    discard: () => output.discard(),
    isClosed: () => output.isClosed(),
    replaces: output.replaces,
    isReading: false,
  };
}
