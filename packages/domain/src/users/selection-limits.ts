/** The most users that a selection names one by one, and the most that it leaves out of all whom a filter lets through. */
export const mostNamed = 1_000;

/** The most users that are changed by one order. */
export const mostSelected = 200_000;
