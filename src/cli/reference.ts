/** The command `npm run reference -- DIR`: the engine against every reference case in a folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge, longerBy } from '../simulation/reference/judgement.ts';
import { readReferenceCase } from '../simulation/reference/read-case.ts';
import { pathAsTyped, readArguments } from './arguments.ts';
import { asJson, asMarkdown, type CaseReport, caseLines, counts, lastLine } from './reference-report.ts';
import { RUNNER, Runners, serveJobs } from './reference-runners.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
/** First try: this share of the requests that the file names for 1 %; then longer, as the half-widths ask. */
const FIRST_SHARE = 1 / 16;
const FEWEST_REQUESTS = 5_000;
const MOST_REQUESTS = 3_000_000;
/** A run is made at least and at most so many times longer at once. */
const LONGER = { least: 1.15, most: 2 } as const;

const HELP = `Usage: npm run reference -- DIR [--json | --markdown]

Runs every case file (*.json, schema "reference-case/1") of the folder DIR on the engine, with seeds 1 to 20,
and compares each figure that it expects.

A figure passes when its interval over the 20 seeds (Student t, confidence 1 - 0.01/n with n figures in all)
overlaps the expected one, and half of its 99 % interval is at most 2 % of the value or 0.002. The first 5 %
of a run are dropped. Runs become longer until that is reached, up to ${MOST_REQUESTS.toLocaleString('en')} requests a seed.
A file that cannot be run is an error that says which part, and counts as failed.

  --json      one JSON document; the last line goes to the error output
  --markdown  a table with one row a case; the rest goes to the error output
  --help      this text

Exit code: 0 all passed, 1 something failed, 2 the arguments or the folder cannot be used.`;

interface CaseFile {
  readonly file: string;
  readonly text: string;
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2), {
    switches: ['--json', '--markdown', '--help'],
    options: [],
  });
  if (!given.ok) return unusable(given.message);
  if (given.switches.has('--help')) {
    console.log(HELP);
    return 0;
  }
  const [folder, ...others] = given.free;
  if (folder === undefined || others.length > 0) return unusable('Give one folder of case files.');
  const files = caseFiles(folder);
  if (typeof files === 'string') return unusable(files);
  const isJson = given.switches.has('--json');
  const isTable = given.switches.has('--markdown');
  const say = isJson || isTable ? console.error : console.log;
  const { reports, cpuSeconds } = await judgeAll(files, (report) => {
    if (!isJson) say(`${caseLines(report).join('\n')}\n`);
  });
  if (isJson) console.log(asJson(reports, SEEDS.length, cpuSeconds));
  else if (isTable) console.log(asMarkdown(reports));
  say(`${cpuSeconds.toFixed(1)} s of CPU time\n${lastLine(reports)}`);
  return counts(reports).failed === 0 ? 0 : 1;
}

function unusable(message: string): number {
  console.error(`${message}\n\n${HELP}`);
  return 2;
}

/** The case files of a folder (or one file), or why there are none. */
function caseFiles(typed: string): CaseFile[] | string {
  const folder = pathAsTyped(typed);
  try {
    const isFolder = statSync(folder).isDirectory();
    const paths = isFolder
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.json'))
          .sort()
          .map((name) => join(folder, name))
      : [folder];
    if (paths.length === 0) return `There is no case file (*.json) in "${typed}".`;
    return paths.map((path) => ({ file: basename(path), text: readFileSync(path, 'utf8') }));
  } catch (error) {
    return `"${typed}" cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`;
  }
}

async function judgeAll(files: readonly CaseFile[], tell: (report: CaseReport) => void) {
  const cases = files.map((each) => ({ ...each, read: readReferenceCase(each.text) }));
  const figures = cases.reduce((sum, { read }) => sum + (read.ok ? read.reference.expected.length : 0), 0);
  const runners = new Runners(fileURLToPath(import.meta.url));
  const reports: CaseReport[] = [];
  for (const each of cases) {
    const report = await judgeCase(each, runners, figures);
    reports.push(report);
    tell(report);
  }
  runners.close();
  return { reports, cpuSeconds: runners.cpuSeconds };
}

async function judgeCase(
  { file, text, read }: CaseFile & { readonly read: ReturnType<typeof readReferenceCase> },
  runners: Runners,
  figures: number,
): Promise<CaseReport> {
  if (!read.ok) return { file, reference: null, faults: read.faults, requestsPerSeed: 0, rows: [] };
  const { reference } = read;
  const within = (requests: number): number =>
    Math.ceil(Math.min(MOST_REQUESTS, Math.max(FEWEST_REQUESTS, requests)));
  let requests = within(reference.hintRequests * FIRST_SHARE);
  try {
    for (;;) {
      const runs = await Promise.all(SEEDS.map((seed) => runners.run({ text, seed, requests })));
      const verdicts = reference.expected.map((expected, index) => judge(expected, runs, index, figures));
      const longer = longerBy(verdicts);
      if (longer <= 1 || requests >= MOST_REQUESTS) {
        const rows = verdicts.map((verdict, index) => ({ expected: expectedAt(index), verdict }));
        return { file, reference, faults: [], requestsPerSeed: requests, rows };
      }
      const factor = Math.min(LONGER.most, Math.max(LONGER.least, longer));
      requests = within(requests * factor);
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

if (process.argv[2] === RUNNER) serveJobs();
else process.exitCode = await main();
