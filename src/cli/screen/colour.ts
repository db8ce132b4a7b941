export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * The one place where colour is decided: flag > FORCE_COLOR > NO_COLOR > terminal (https://no-color.org,
 * https://force-color.org: any value that is not empty counts). chalk itself is only told the level.
 */
export function colourLevel(
  flag: boolean | undefined,
  env: Record<string, string | undefined>,
  isTerminal: boolean,
): ColourLevel {
  if (flag === false) return 0;
  const best: ColourLevel = /^(truecolor|24bit)$/.test(env.COLORTERM ?? '') ? 3 : /256/.test(env.TERM ?? '') ? 2 : 1;
  if (flag === true) return best;
  // `FORCE_COLOR=0` is chalk's and Node's way to say no.
  if (env.FORCE_COLOR) return env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false' ? 0 : best;
  if (env.NO_COLOR || env.TERM === 'dumb') return 0;
  return isTerminal ? best : 0;
}
