/** What a job can be told to do, and how choices and full lines are decided, as numbers. */

export const DO = { end: 0, cpu: 1, delay: 2, call: 3, fork: 4, fail: 5 } as const;
export const FULL = { drop: 0, refuse: 1, '503': 2, '500': 3 } as const;
export const ROUTING = { random: 0, 'round-robin': 1, 'least-connections': 2 } as const;

/** No limit, as a number that fits 32 bits. */
export const UNLIMITED = 0x7fffffff;
/** A failed call that the caller shrugs off. */
export const IGNORE = -1;
/** A failed call whose answer the caller passes on, as a gateway. */
export const RELAY = -2;
