// Promises of removing a part to which a scenario happens: what has happened stays, what was still to come goes, and it is said how much went.
import { beforeEach, expect, test } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { setPower } from '../diagram/edits.ts';
import { encodeLink } from '../diagram/link-codec.ts';
import { addEvent, type ScenarioEvent, scenarioOf } from '../diagram/scenario.ts';
import { Run } from '../simulation/run.ts';
import { documentStore, edit, redo, undo } from './document-store.ts';
import { resultsStore } from './results-store.ts';
import { page } from './sample-page.ts';
import { base, charted, forgetSession } from './sample-session.ts';
import { deleteSelection } from './selection-actions.ts';
import { select, viewStore } from './view-store.ts';

beforeEach(forgetSession);

const cut = base.links.find(({ from }) => from === 'browsers-1')?.id ?? '';

function having(...events: Omit<ScenarioEvent, 'id'>[]) {
  return events.reduce((diagram, event) => {
    const added = addEvent(diagram, event);
    return added.ok ? added.diagram : diagram;
  }, base);
}

const planned = having(
  { what: 'cut', part: cut, atMs: 50_000 },
  { what: 'back', part: cut, atMs: 70_000 },
  { what: 'traffic', factor: 2, atMs: 80_000 },
);

const isCut = () => documentStore.getState().diagram.links.find(({ id }) => id === cut)?.cut;
const remove = (id: string) => () => {
  select({ components: [id] });
  deleteSelection();
};

/** browsers-1 was removed at 62 s. */
function removed() {
  const playing = page(planned, 62_000);
  const failures = () => charted('browsers-1').map(({ fromMs, failures: failed }) => [fromMs, failed.length]);
  const before = failures();
  playing.then(remove('browsers-1'));
  return { ...playing, failures, before };
}

test('what happened to it stays in the past of the run, what was to come goes, and the page says so', () => {
  const { goTo, document, failures, before, session } = removed();
  expect(viewStore.getState().announcement.text).toBe('Deleted browsers-1 and 2 events of the scenario.');
  expect(scenarioOf(document()).map(({ what }) => what)).toEqual(['traffic']);
  expect(resultsStore.getState().flags.map(({ atMs, label }) => [atMs, label])).toEqual([
    [50_000, 'browsers-1 to web-1 is cut'],
    [62_000, 'Delete browsers-1'],
    [80_000, 'Traffic to 2x'],
  ]);
  goTo(58_000);
  expect(isCut()).toBe(true);
  goTo(61_900);
  expect(failures()).toEqual(before.slice(0, failures().length));
  expect(failures().some(([, failed]) => failed)).toBe(true);
  goTo(90_000);
  expect([documentStore.getState().diagram.trafficFactor, isCut()]).toEqual([2, undefined]);
  expect(session.past().windowsBetween(80_000, 90_000).length).toBeGreaterThan(0);
});

test('undo brings the part back as the scenario has it by now, with its events', () => {
  const { goTo, then, document } = removed();
  then(undo);
  expect([scenarioOf(document()).length, isCut()]).toEqual([3, true]);
  goTo(75_000);
  expect(isCut()).toBe(false);
  goTo(58_000);
  expect(isCut()).toBe(true);
});

test('an event that would have come while it was away has come when undo brings it back', () => {
  const { goTo, then } = removed();
  goTo(75_000);
  then(undo);
  expect(isCut()).toBe(false);
  then(redo);
  expect(isCut()).toBe(undefined);
  goTo(60_000);
  expect(isCut()).toBe(true);
});

test('"continue" from before the removal goes on with its events', () => {
  const { goTo, then, document, session } = removed();
  goTo(58_000);
  then(() => session.continueFromHere());
  expect(scenarioOf(document())).toEqual(planned.scenario);
  goTo(75_000);
  expect(isCut()).toBe(false);
  then(undo);
  expect(scenarioOf(document())).toHaveLength(1);
  goTo(58_000);
  expect(isCut()).toBe(true);
});

test('"keep as scenario" keeps what had happened to it in the past of the run', () => {
  const { goTo, then, document, session } = removed();
  then(() => edit('Stop db-1', (diagram) => setPower(diagram, kindTable, 'db-1', 'stopped')));
  then(() => session.keepAsScenario());
  expect(scenarioOf(document()).map(({ what }) => what)).toEqual(['crash', 'traffic']);
  goTo(58_000);
  expect(isCut()).toBe(true);
});

test('a new part with the id of the old one has nothing of its past', () => {
  const crashed = having({ what: 'crash', part: 'db-1', atMs: 50_000 });
  const { then, goTo } = page(crashed, 62_000);
  const power = () => documentStore.getState().diagram.components.find(({ id }) => id === 'db-1')?.power;
  const addAgain = () =>
    edit('Add db-1', ({ components, ...rest }) => ({
      ...rest,
      components: [...components, ...base.components.filter(({ id }) => id === 'db-1')],
    }));
  then(remove('db-1'), addAgain);
  expect(power()).toBe('on');
  goTo(55_000);
  expect(power()).toBe('stopped');
});

test('the run is told to others with all that happened', async () => {
  const { goTo, session } = removed();
  goTo(90_000);
  const { base: from, log, windowsBetween } = session.past();
  expect(log.map(({ label }) => label)).toEqual(['browsers-1 to web-1 is cut', 'Delete browsers-1']);
  expect(await encodeLink(from, kindTable, null, { log })).toHaveProperty('fragment');
  const run = new Run({ base: from, seed: from.seed, log });
  run.skip(90_000);
  expect(windowsBetween(0, 90_000).at(-1)?.eventHash).toBe(run.eventHash);
});
