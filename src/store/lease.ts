/** Clocks of two machines differ a little; a lease that ends later than that was written by a clock that was ahead. */
export const clockDriftMs = 600_000;
