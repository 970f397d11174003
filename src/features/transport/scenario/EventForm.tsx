/** The settings of one event: when, what, to which part, how much and how long. */

import { plainRatePerSecond } from '../../../catalog/plain-rate.ts';
import type { Diagram } from '../../../diagram/diagram.ts';
import {
  amountRange,
  isTraffic,
  SCENARIO_LIMITS,
  type ScenarioEvent,
  type ScenarioKind,
  takesTime,
} from '../../../diagram/scenario.ts';
import { sessionStore } from '../../../stores/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckField } from '../../../ui/CheckField.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { SegmentedField } from '../../../ui/SegmentedField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { eventOf, KIND_HELP, kindChoices, settledMs, targetChoices } from './event-choices.ts';
import { measuredIn, type Traffic, trafficOf, withTraffic } from './event-traffic.ts';
import css from './Scenario.module.css';
import { change, move } from './scenario-edits.ts';

interface FormProps {
  readonly event: ScenarioEvent;
  readonly diagram: Diagram;
}

const seconds = ({ min, max }: { readonly min: number; readonly max: number }) => ({
  min: min / 1000,
  max: max / 1000,
});

export function EventForm({ event, diagram }: FormProps) {
  const { id, what, atMs, part = '', overMs = 0 } = event;
  return (
    <div className={css.form}>
      <NumberField
        label="Time"
        unit="s"
        value={atMs / 1000}
        {...seconds(SCENARIO_LIMITS.atMs)}
        step={1}
        extra={
          <Button
            className={css.small}
            aria-label="Set to the playhead"
            title="Set to where the playhead stands"
            onClick={() => move(id, settledMs(sessionStore.getState().playheadMs))}
          >
            Playhead
          </Button>
        }
        onCommit={(value) => move(id, settledMs(value * 1000))}
      />
      <SelectField
        label="What"
        value={what}
        options={kindChoices(diagram)}
        help={KIND_HELP[what]}
        onCommit={(value) => change(id, eventOf(value as ScenarioKind, atMs, diagram, [], event))}
      />
      {isTraffic(what) ? (
        <Amount event={event} diagram={diagram} />
      ) : (
        <SelectField
          label={what === 'cut' ? 'Connection' : 'Part'}
          value={part}
          options={targetChoices(diagram, what)}
          onCommit={(value) => change(id, { ...event, part: value })}
        />
      )}
      {what === 'slow' && (
        <NumberField
          label="Slower"
          unit="times"
          value={event.factor ?? 1}
          {...amountRange(event)}
          step={1}
          onCommit={(factor) => change(id, { ...event, factor })}
        />
      )}
      {takesTime(what) && (
        <NumberField
          label={what === 'ramp' ? 'Takes' : 'Lasts'}
          unit="s"
          value={overMs / 1000}
          {...seconds(SCENARIO_LIMITS.overMs)}
          step={1}
          onCommit={(value) => change(id, { ...event, overMs: value * 1000 })}
        />
      )}
    </div>
  );
}

/** How much traffic: as so many times the clients' own, or as a rate. */
function Amount({ event, diagram }: FormProps) {
  const { id, what, from } = event;
  const { measure, amount } = trafficOf(event);
  const inRate = measure === 'rate';
  const field = { unit: inRate ? 'req/s' : 'times', step: inRate ? 10 : 0.5, ...amountRange(event) };
  const set = (next: Partial<Traffic>) => change(id, withTraffic(event, { measure, amount, from, ...next }));
  return (
    <>
      <SegmentedField
        label="Traffic in"
        value={measure}
        options={[
          {
            value: 'factor',
            label: 'Times its own',
            title: 'So many times what the clients send by themselves',
          },
          { value: 'rate', label: 'Requests/s', title: 'Requests per second of all clients together' },
        ]}
        onCommit={(wanted) => change(id, measuredIn(wanted, event, plainRatePerSecond(diagram)))}
      />
      {what === 'ramp' && (
        <CheckField
          label="Begins with the traffic that there is"
          checked={from === undefined}
          onCommit={(asItIs) => set({ from: asItIs ? undefined : inRate ? 0 : 1 })}
        />
      )}
      {from !== undefined && (
        <NumberField label="From" value={from} {...field} onCommit={(start) => set({ from: start })} />
      )}
      <NumberField label="To" value={amount} {...field} onCommit={(to) => set({ amount: to })} />
    </>
  );
}
