/** Numbers that the core shares with the plan, the trace and the measurements. Tests hold them to the lists they come from. */
import type { i32 } from './numbers.ts';

/** What a job can be told to do. */
export class DO {
  static readonly end = 0;
  static readonly cpu = 1;
  static readonly delay = 2;
  static readonly call = 3;
  static readonly fork = 4;
  static readonly fail = 5;
}

/** What a full backlog does. */
export class FULL {
  static readonly drop = 0;
  static readonly refuse = 1;
  static readonly busy503 = 2;
  static readonly error500 = 3;
}

export class ROUTING {
  static readonly random = 0;
  static readonly roundRobin = 1;
  static readonly leastConnections = 2;
}

/** No limit, as a number that fits 32 bits. */
export const UNLIMITED: i32 = 0x7fffffff;

/** A failed call that the caller shrugs off, or whose answer it passes on, as a gateway. */
export class FAILED_CALL {
  static readonly ignore = -1;
  static readonly relay = -2;
}

/** Some outcomes, by their place in `OUTCOMES`. */
export class OUTCOME {
  static readonly ok = 0;
  static readonly refused = 2;
  static readonly connectTimeout = 3;
  static readonly timeout = 4;
  static readonly error500 = 7;
  static readonly gateway502 = 8;
  static readonly busy503 = 9;
  static readonly gateway504 = 10;
  /** How many there are. */
  static readonly many = 13;
}

/** Whether a process accepts. */
export class CONDITION {
  static readonly stopped = 0;
  static readonly starting = 1;
  static readonly up = 2;
}

/** How it is with a client's newest request; what has ended adds its outcome. */
export class NEWEST {
  static readonly none = 0;
  static readonly underWay = 1;
  static readonly ended = 2;
}

/** What can be scheduled. */
export class EVENT {
  static readonly arrival = 0;
  static readonly arrive = 1;
  static readonly reply = 2;
  static readonly answer = 3;
  static readonly delayDone = 4;
  static readonly processUp = 5;
  static readonly thinkDone = 6;
  static readonly timeout = 7;
  static readonly workDone = 8;
  /** A request reaches the first process and becomes a job there; in the hash an arrival as others. */
  static readonly enter = 9;
}

/** What can run out. */
export class TIMEOUT {
  static readonly connect = 0;
  static readonly total = 1;
  static readonly call = 2;
  static readonly pool = 3;
}

/** What a row of the trace says. The numbers are part of the worker protocol. */
export class TRACE {
  /** A message sets out on a link. a: link slot, b: time of arrival, c: outcome code it carries back (0 ok), direction in `flags`. */
  static readonly flight = 0;
  /** A message is lost: nobody will ever answer it (machine off, link cut, full backlog that drops). a: place (process slot), b: reason, see {@link LOST}. */
  static readonly lost = 1;
  /** A job joins the backlog of a process. a: process slot. */
  static readonly queue = 2;
  /** A worker takes a job. a: process slot. */
  static readonly start = 3;
  /** The worker of a job begins to wait. a: process slot, b: slot of the process it waits for, c: 1 if for a pool connection. */
  static readonly call = 4;
  /** That wait ended. a: process slot. */
  static readonly return = 5;
  /** A job leaves its process, its worker is free. a: process slot, b: outcome code. */
  static readonly leave = 6;
  /** A process, or the system of its machine, turned a message away. a: process slot, b: outcome code the caller will see, c: that it went in circles, see {@link LOOPED}. */
  static readonly reject = 7;
  /** A client learned how its request ended. a: source slot, b: outcome code, c: response time in ms. */
  static readonly done = 8;
  /** A client created a request. a: source slot, b: index in the source's mix, c: operation slot. */
  static readonly sent = 9;
}

export class LOST {
  static readonly machineOff = 0;
  static readonly linkCut = 1;
  static readonly backlogFull = 2;
  static readonly processGone = 3;
}

/** Bits of a row's flags. */
export class FLAG {
  static readonly write = 1;
  static readonly reply = 2;
  static readonly byHand = 4;
  static readonly nested = 8;
}

/** Why a message was dropped in a circle (0: it was not): passed on too often, or too many messages and jobs alive. */
export class LOOPED {
  static readonly hops = 1;
  static readonly crowd = 2;
  static readonly mostHops = 64;
  static readonly mostAlive = 20_000;
}
