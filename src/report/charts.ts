import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line, stack, stackOrderNone } from 'd3-shape';
import { shownText } from '../shared/page-shell.js';
import type { TimeBins } from './time-bins.js';

// Charts as SVG whose shapes stretch with the page, while every label is HTML: type stays readable on a telephone and on paper.

export interface Series {
  name: string;
  values: number[];
  /** Number of a colour of the palette. */
  colour: number;
}

const wide = 1000;
const high = 100;

/** `12,345`, the same on every machine. */
export const figure = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

const round = (value: number): number => Math.round(value * 100) / 100;
const svg = (inner: string, className: string, label: string, height = high): string =>
  `<svg class="${className}" viewBox="0 0 ${wide} ${height}" preserveAspectRatio="none" role="img" aria-label="${shownText(label)}">${inner}</svg>`;

/** Stacked bars over time, the first series at the bottom. */
export function stackedBars(bins: TimeBins, series: readonly Series[], label: string): string {
  const totals = bins.starts.map((_, at) => series.reduce((sum, one) => sum + one.values[at]!, 0));
  const y = scaleLinear([0, Math.max(1, ...totals)], [0, high]).nice(4);
  const step = wide / bins.starts.length;
  const gap = bins.starts.length > 60 ? 0.12 : 0.2;
  const width = Math.min(step * (1 - gap), wide / 12);
  const layers = stack<number, Series>()
    .keys(series)
    .order(stackOrderNone)
    .value((at, one) => one.values[at]!)(bins.starts.map((_, at) => at));
  const bars = layers.map((layer) => {
    const path = layer.map(([from, to], at) => {
      if (to <= from) return '';
      const left = round(step * (at + 0.5) - width / 2);
      const [top, bottom] = [round(high - y(to)), round(high - y(from))];
      return `M${left},${bottom}V${top}h${round(width)}V${bottom}z`;
    });
    return `<path class="f${layer.key.colour}" d="${path.join('')}"/>`;
  });
  const hints = bins.starts.map(
    (_, at) =>
      `<rect class="hint" x="${round(step * at)}" y="0" width="${round(step)}" height="${high}"><title>${shownText(bins.label(at))}: ${figure(totals[at]!)}</title></rect>`,
  );
  const plot = svg(bars.join('') + hints.join(''), 'plot', label);
  return `<div class="chart"><div class="y">${yTicks(y)}</div><div class="area">${grid(y)}${plot}</div><div class="x">${xTicks(bins)}</div></div>`;
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

const whole = (y: Scale): number[] => y.ticks(4).filter((tick) => Number.isInteger(tick));

const yTicks = (y: Scale): string =>
  whole(y)
    .map((tick) => `<span style="bottom:${round(y(tick))}%">${figure(tick)}</span>`)
    .join('');

const grid = (y: Scale): string =>
  whole(y)
    .map((tick) => `<i style="bottom:${round(y(tick))}%"></i>`)
    .join('');

const xTicks = ({ ticks }: TimeBins): string =>
  ticks.map(({ at, label }) => `<span style="left:${round(at * 100)}%">${shownText(label)}</span>`).join('');

/** A line of one term over time, on a scale that it shares with its neighbours. */
export function sparkLine(values: readonly number[], largest: number, label: string): string {
  // One value alone is a level.
  const shown = values.length === 1 ? [values[0]!, values[0]!] : values;
  const x = scaleLinear([0, shown.length - 1], [0, wide]);
  const y = scaleLinear([0, Math.max(1, largest)], [high - 2, 4]);
  const of = (value: number): number => round(y(value));
  const fill = area<number>((_, at) => round(x(at)), high, of).curve(curveMonotoneX)(shown);
  const stroke = line<number>((_, at) => round(x(at)), of).curve(curveMonotoneX)(shown);
  return svg(`<path class="under" d="${fill}"/><path class="stroke" d="${stroke}"/>`, 'spark', label);
}

/** One bar of a table. */
export function bar(value: number, largest: number, colour = 0): string {
  if (value === 0) return '';
  const width = round((value / Math.max(1, largest)) * wide);
  return `<svg class="bar" viewBox="0 0 ${wide} 10" preserveAspectRatio="none" aria-hidden="true"><rect class="f${colour}" width="${Math.max(2, width)}" height="10"/></svg>`;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Weekdays by hours: the fuller the colour, the more. */
export function weekHeat(hours: readonly number[], label: string): string {
  const most = Math.max(1, ...hours);
  const cells = hours.map((count, at) => {
    const [x, y] = [at % 24, Math.floor(at / 24)];
    const opacity = count === 0 ? 0 : round(0.08 + 0.92 * (count / most));
    const title = `${weekdays[y]} ${String(x).padStart(2, '0')}:00: ${figure(count)}`;
    return `<rect class="${count === 0 ? 'empty' : 'f0'}" x="${x * 10 + 0.4}" y="${y * 10 + 0.4}" width="9.2" height="9.2"${count === 0 ? '' : ` fill-opacity="${opacity}"`}><title>${title}</title></rect>`;
  });
  const plot = `<svg class="plot" viewBox="0 0 240 70" preserveAspectRatio="none" role="img" aria-label="${shownText(label)}">${cells.join('')}</svg>`;
  const days = weekdays.map((day, at) => `<span style="top:${round(((at + 0.5) / 7) * 100)}%">${day}</span>`).join('');
  const ticks = [0, 3, 6, 9, 12, 15, 18, 21]
    .map((hour) => `<span style="left:${round(((hour + 0.5) / 24) * 100)}%">${hour}</span>`)
    .join('');
  return `<div class="chart heat"><div class="y days">${days}</div><div class="area">${plot}</div><div class="x">${ticks}</div></div>`;
}
