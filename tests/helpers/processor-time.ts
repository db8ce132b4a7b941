/** Milliseconds of the processor that this process has taken: a busy machine does not make them more, as it does those of a clock. */
export const processorMs = (): number => process.cpuUsage().user / 1_000;
