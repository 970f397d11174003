/** The command `reference`: the engine against every reference case in some folders. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { FEWEST_REQUESTS, judge, longerBy, settlingBy } from '../simulation/reference/judgement.ts';
import { type ReadResult, readReferenceCase } from '../simulation/reference/read-case.ts';
import { pathAsTyped, readArguments } from './arguments.ts';
import { asJson, asValidation, type CaseReport, caseLines, counts, lastLine } from './reference-report.ts';
import type { CaseRunners } from './reference-runners.ts';
import { saveValidation } from './save-validation.ts';
import type { Output } from './simulate-command.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
/** First try: this share of the requests that the file names for 1 %; then longer, as the half-widths ask. */
const FIRST_SHARE = 1 / 16;
/** At most so many, or twice what the file names for 1 %, but never more than can be kept in memory. */
const MOST_REQUESTS = 3_000_000;
const MOST_KEPT = 8_000_000;
/** A run is made at least and at most so many times longer at once. */
const LONGER = { least: 1.15, most: 2 } as const;

export const REFERENCE_HELP = `Usage: npm run --silent reference -- DIR... [--json] [--save]

Runs every case file (*.json, schema "reference-case/1") of the folders DIR on the engine, with seeds 1 to 20,
and compares each figure that it expects. A DIR may also be a single file.

A figure passes when its interval over the 20 seeds (Student t, confidence 1 - 0.01/n with n figures in all)
overlaps the expected one, and half of its 99 % interval is at most 2 % of the value or 0.002. The first 5 %
of a run are dropped: ten rounds of all users and requests in flight at least. Runs become longer until that is reached,
up to ${MOST_REQUESTS.toLocaleString('en')} requests a seed, or twice what the file names for 1 %; so they do for events too rare to judge yet.
DIR's own folders are looked into too.
A file that cannot be run, and a figure that cannot be judged, is an error that says which part, and counts as failed.

  --json      one JSON document; the last line goes to the error output
  --save      keeps the verdicts as the validation table of the page and of src/engine/MODEL.md
  --help      this text

Exit code: 0 all passed, 1 something failed, 2 the arguments or the folder cannot be used.`;

interface CaseFile {
  readonly file: string;
  readonly text: string;
  /** Why it could not be read. */
  readonly unreadable?: string;
}

/** Returns the exit code. `makeRunners` is asked once there is something to run. */
export async function referenceCommand(
  args: readonly string[],
  { say, complain }: Output,
  makeRunners: () => CaseRunners,
): Promise<number> {
  const unusable = (message: string): number => {
    complain(`${message}\n\n${REFERENCE_HELP}`);
    return 2;
  };
  const given = readArguments(args, { switches: ['--json', '--save', '--help'], options: [] });
  if (!given.ok) return unusable(given.message);
  if (given.switches.has('--help')) {
    say(REFERENCE_HELP);
    return 0;
  }
  if (given.free.length === 0) return unusable('Give a folder of case files.');
  const files: CaseFile[] = [];
  for (const folder of given.free) {
    const found = caseFiles(folder);
    if (typeof found === 'string') return unusable(found);
    files.push(...found);
  }
  const isJson = given.switches.has('--json');
  const tell = isJson ? complain : say;
  const { reports, cpuSeconds } = await judgeAll(files, makeRunners(), (report) => {
    if (!isJson) tell(`${caseLines(report).join('\n')}\n`);
  });
  if (isJson) say(asJson(reports, SEEDS.length, cpuSeconds));
  if (given.switches.has('--save')) saveValidation(asValidation(reports, SEEDS.length));
  tell(`${cpuSeconds.toFixed(1)} s of CPU time\n${lastLine(reports)}`);
  return counts(reports).failed === 0 ? 0 : 1;
}

/** The case files of a folder (or one file), or why there are none. */
function caseFiles(typed: string): CaseFile[] | string {
  const folder = pathAsTyped(typed);
  try {
    if (!statSync(folder).isDirectory()) return [readCase(folder, basename(folder))];
    const found = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && /\.json$/i.test(entry.name))
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
      .sort();
    if (found.length === 0) return `There is no case file (*.json) in "${typed}".`;
    return found.map((name) => readCase(join(folder, name), name));
  } catch (error) {
    return `"${typed}" cannot be read (${codeOf(error)}).`;
  }
}

function readCase(path: string, file: string): CaseFile {
  try {
    return { file, text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { file, text: '', unreadable: `The file cannot be read (${codeOf(error)}).` };
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}

async function judgeAll(
  files: readonly CaseFile[],
  runners: CaseRunners,
  tell: (report: CaseReport) => void,
) {
  const cases = files.map((each) => ({ ...each, read: readOf(each) }));
  const figures = cases.reduce((sum, { read }) => sum + (read.ok ? read.reference.expected.length : 0), 0);
  const reports: CaseReport[] = [];
  for (const each of cases) {
    const report = await judgeCase(each, runners, figures);
    reports.push(report);
    tell(report);
  }
  runners.close();
  return { reports, cpuSeconds: runners.cpuSeconds };
}

function readOf({ text, unreadable }: CaseFile): ReadResult {
  if (unreadable === undefined) return readReferenceCase(text);
  return { ok: false, faults: [{ path: '', message: unreadable }] };
}

async function judgeCase(
  { file, text, read }: CaseFile & { readonly read: ReadResult },
  runners: CaseRunners,
  figures: number,
): Promise<CaseReport> {
  if (!read.ok) return { file, reference: null, faults: read.faults, requestsPerSeed: 0, rows: [] };
  const { reference } = read;
  const most = Math.min(MOST_KEPT, Math.max(MOST_REQUESTS, 2 * reference.hintRequests));
  const within = (requests: number): number => Math.ceil(Math.min(most, Math.max(FEWEST_REQUESTS, requests)));
  let requests = within(reference.hintRequests * FIRST_SHARE);
  try {
    for (;;) {
      const runs = await Promise.all(SEEDS.map((seed) => runners.run({ text, seed, requests })));
      const verdicts = reference.expected.map((expected, index) => judge(expected, runs, index, figures));
      const longer = longerBy(verdicts);
      const settling = settlingBy(runs);
      if ((longer <= 1 && settling <= 1) || requests >= most) {
        const rows = verdicts.map((verdict, index) => ({ expected: expectedAt(index), verdict }));
        return { file, reference, faults: [], requestsPerSeed: requests, rows };
      }
      const factor = Math.min(LONGER.most, Math.max(LONGER.least, longer));
      requests = within(requests * Math.max(factor, settling));
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { file, reference, faults: [{ path: '', message }], requestsPerSeed: requests, rows: [] };
  }

  function expectedAt(index: number) {
    const expected = reference.expected[index];
    if (expected === undefined) throw new Error(`There is no expected figure ${index}.`);
    return expected;
  }
}
