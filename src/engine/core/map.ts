/** Where everything stands in the engine's memory. Whole numbers are named by their cell; fractions by their pair of cells. */

/** Fractions at the beginning of the memory. */
export class MOMENT {
  static readonly clock = 0;
  /** Number of events so far. */
  static readonly events = 1;
  /** Requests ever sent, events ever listed. */
  static readonly sent = 2;
  static readonly listed = 4;
  /** Beginning of the window of measurements. */
  static readonly windowFrom = 5;
  /** For taking a fraction apart. */
  static readonly scratch = 6;
}

/** Whole numbers at the beginning of the memory. */
export class HEAD {
  /** The two words of {@link MOMENT.clock}. */
  static readonly clock = 0;
  /** The cells of {@link MOMENT.scratch}. */
  static readonly scratch = 12;
  /** The hash of all events so far. */
  static readonly hash = 16;
  /** The first cell that nobody has. */
  static readonly top = 17;
  static readonly handStream = 18;
  /** Jobs ever made, modulo 2^32. */
  static readonly made = 19;
  /** Records of jobs and requests: see {@link STORE}. */
  static readonly jobs = 20;
  static readonly requests = 26;
  /** The tournament: its keys, how many may take part, where they stand, how many do. See `next-up.ts`. */
  static readonly tree = 32;
  static readonly leaves = 33;
  static readonly entrants = 34;
  static readonly leavesUsed = 35;
  /** The list of events at any time: see `event-list.ts`. */
  static readonly list = 38;
  static readonly listSize = 39;
  static readonly listRoom = 40;
  static readonly listLeaf = 41;
  /** The first ring of messages, for those that arrive at once, and the newest queue of time-outs. */
  static readonly rings = 42;
  static readonly expiries = 43;
  /** Whether single events are told, and the rows told so far. */
  static readonly tracing = 44;
  static readonly trace = 45;
  static readonly traceRows = 46;
  static readonly traceRoom = 47;
  /** Whether response times are kept one by one, and those kept so far. */
  static readonly timing = 48;
  static readonly times = 49;
  static readonly timesKept = 50;
  static readonly timesRoom = 51;
  /** What the event says that happens now, see `rings.ts`; its kind is 0 when there is none. */
  static readonly nowKind = 52;
  static readonly nowA = 53;
  static readonly nowB = 54;
  static readonly nowC = 55;
  /** Tables of rows, three cells each: where it is, how many rows, room. See {@link TABLE}. */
  static readonly tables = 56;
  /** Of them the rows of client populations. */
  static readonly sources = 71;
  /** The request's life: next states and endings. */
  static readonly life = 96;
  static readonly endings = 144;
}

/** Tables of the addresses of rows, in the order of their slots. */
export class TABLE {
  static readonly machines = 0;
  static readonly processes = 1;
  static readonly operations = 2;
  static readonly links = 3;
  static readonly pools = 4;
  static readonly sources = 5;
  static readonly distributions = 6;
  static readonly calls = 7;
  static readonly choices = 8;
  static readonly targets = 9;
  static readonly forks = 10;
  static readonly instructions = 11;
}

/** Numbers that never change, as fractions: powers of two, coefficients and the layers of the ziggurats. */
export class FIXED {
  static readonly powers = 128;
  static readonly odd = 160;
  static readonly exponential = 176;
  static readonly normal = 944;
  /** The first pair behind them. */
  static readonly end = 1328;
}

/** Records of one size: taken from a list of free ones, or from the end of the latest chunk. */
export class STORE {
  static readonly free = 0;
  static readonly chunk = 1;
  static readonly unused = 2;
  static readonly live = 3;
  static readonly used = 4;
}

/** A client population: its row. `…At` are places of fractions behind the half of the row's address. */
export class CLIENTS {
  static readonly slot = 0;
  static readonly leaf = 1;
  static readonly population = 2;
  /** Closed users that are to leave once their request ends. */
  static readonly leaving = 3;
  static readonly inFlight = 4;
  static readonly arrivalStream = 5;
  static readonly choiceStream = 6;
  /** Row of the distribution of think time; 0 for an open population. */
  static readonly think = 7;
  /** Classes of requests and where they stand: choice row (0: nobody to ask), then the sum of weights. */
  static readonly classes = 8;
  static readonly mix = 9;
  static readonly mixRoom = 10;
  /** 0 when it was removed. */
  static readonly isPlanned = 11;
  /** Row of its times by bucket, 0: none yet. */
  static readonly times = 12;
  /** Of the request that ended last, or the first one sent since: see `NEWEST`; then its number and times, fractions. */
  static readonly newest = 13;
  /** Its two time-outs: see {@link PATIENCE}. */
  static readonly connect = 14;
  static readonly total = 18;
  static readonly rate = 11;
  static readonly connectMs = 12;
  static readonly totalMs = 13;
  /** Mean time between two arrivals; Infinity: none come. */
  static readonly gapMs = 14;
  /** Its measurements, fractions. */
  static readonly measured = 15;
  static readonly newestNumber = 61;
  static readonly newestSentMs = 62;
  static readonly newestEndMs = 63;
  static readonly cells = 128;
}

/** A class of a mix. */
export class MIX {
  static readonly choice = 0;
  /** Fraction. */
  static readonly cumulative = 1;
  static readonly stride = 4;
}

/** A time-out: the queue of its delay (0: not asked yet, -1: it never ends), and the delay, a fraction. */
export class PATIENCE {
  static readonly queue = 0;
  static readonly ms = 1;
}

export class PROCESSES {
  static readonly slot = 0;
  static readonly condition = 1;
  /** Row of the machine that its running work is on. */
  static readonly machine = 2;
  /** Invalidates a start under way. */
  static readonly token = 3;
  static readonly busy = 4;
  static readonly awaiting = 5;
  static readonly runnable = 6;
  static readonly demandStream = 7;
  static readonly choiceStream = 8;
  static readonly workers = 9;
  static readonly backlog = 10;
  static readonly full = 11;
  /** Its backlog, see {@link LINE}. */
  static readonly line = 12;
  static readonly times = 15;
  static readonly slow = 8;
  static readonly measured = 9;
  static readonly cells = 56;
}

/** A line of jobs. */
export class LINE {
  static readonly head = 0;
  static readonly tail = 1;
  static readonly many = 2;
}

export class MACHINES {
  static readonly slot = 0;
  static readonly leaf = 1;
  static readonly size = 2;
  /** Its work in the order in which it will be done, see `due-work.ts`: the line and its room, then the heap. */
  static readonly due = 3;
  static readonly dueEnd = 4;
  static readonly dueRoom = 5;
  static readonly dueRoomEnd = 6;
  static readonly later = 7;
  static readonly laterHeap = 8;
  static readonly laterRoom = 9;
  /** So many jobs have a core each; with more they share. */
  static readonly wholeCores = 10;
  static readonly attained = 6;
  static readonly sinceMs = 7;
  static readonly rate = 8;
  static readonly cores = 9;
  static readonly speed = 10;
  /** Minus the times at which cores were taken, plus those at which they were given back, of this window. */
  static readonly busy = 11;
  static readonly measured = 12;
  static readonly cells = 30;
}

export class LINKS {
  static readonly slot = 0;
  static readonly cut = 1;
  static readonly lossStream = 2;
  static readonly latencyMs = 2;
  static readonly msPerByte = 3;
  static readonly loss = 4;
  /** Requests, then replies. */
  static readonly measured = 5;
  static readonly cells = 14;
}

export class POOLS {
  static readonly size = 0;
  static readonly used = 1;
  static readonly outcome = 2;
  static readonly line = 3;
  static readonly wait = 6;
  static readonly cells = 10;
}

export class OPERATIONS {
  static readonly slot = 0;
  static readonly process = 1;
  /** Its first instruction. */
  static readonly entry = 2;
  static readonly write = 3;
  static readonly inLoop = 4;
  static readonly requestBytes = 3;
  static readonly responseBytes = 4;
  static readonly cells = 10;
}

export class CALLS {
  static readonly choice = 0;
  static readonly synchronous = 1;
  /** Row of a pool, 0: none. */
  static readonly pool = 2;
  static readonly onFailure = 3;
  static readonly wait = 4;
  static readonly probability = 4;
  static readonly cells = 10;
}

/** One of several targets is picked here. */
export class CHOICES {
  static readonly first = 0;
  static readonly count = 1;
  static readonly routing = 2;
  /** The next in turn. */
  static readonly turn = 3;
  static readonly cells = 4;
}

export class TARGETS {
  static readonly operation = 0;
  /** Row of a link, 0: none. */
  static readonly link = 1;
  /** Rings of a request that goes there, of its good reply, of another reply; 0: not asked yet. */
  static readonly ways = 2;
  static readonly cumulative = 3;
  static readonly cells = 8;
}

export class DISTRIBUTIONS {
  static readonly law = 0;
  static readonly meanMs = 1;
  static readonly first = 2;
  static readonly second = 3;
  static readonly cells = 8;
}

/** Of an instruction: what, and with which row. */
export class INSTRUCTION {
  static readonly does = 0;
  static readonly operand = 1;
  static readonly cells = 2;
}

/** A row of times by bucket: the first filled one, the one behind the last, then the counts. */
export class TIMES {
  static readonly from = 0;
  static readonly to = 1;
  static readonly counts = 2;
}
