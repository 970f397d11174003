/** Where it stands: moved in steps without dragging, and put into a machine or onto the canvas. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react';
import { kindOf, kindTable } from '../../catalog/index.ts';
import { canvasPosition, sizeOf } from '../../diagram/bounds.ts';
import { findComponent, moveComponents, placeInMachine } from '../../diagram/edits.ts';
import { documentStore, edit } from '../../stores/document-store.ts';
import { isMachine } from '../../stores/selection-actions.ts';
import { announce } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { ComponentProps } from './ComponentInspector.tsx';
import { freePlaceIn } from './free-place.ts';
import css from './Inspector.module.css';

const STEP = 16;
const DIRECTIONS = [
  { name: 'left', x: -STEP, y: 0, icon: <ArrowLeft /> },
  { name: 'right', x: STEP, y: 0, icon: <ArrowRight /> },
  { name: 'up', x: 0, y: -STEP, icon: <ArrowUp /> },
  { name: 'down', x: 0, y: STEP, icon: <ArrowDown /> },
];
const CANVAS = '';

export function PositionSection({ component, diagram }: ComponentProps) {
  const move = (direction: (typeof DIRECTIONS)[number]) => {
    const before = documentStore.getState().diagram;
    const place = { id: component.id, x: component.x + direction.x, y: component.y + direction.y };
    const after = moveComponents(before, kindTable, [place]);
    edit(`Move ${component.name}`, () => after);
    announce(
      after === before
        ? `${component.name} stands at the edge.`
        : `Moved ${component.name} ${direction.name}.`,
    );
  };
  return (
    <Section title="Position" startsClosed>
      <fieldset className={css.moves} aria-label={`Move ${component.name}`}>
        <span className={css.grow}>Move by {STEP}</span>
        {DIRECTIONS.map((direction) => (
          <Button
            key={direction.name}
            icon={direction.icon}
            name={`Move ${direction.name}`}
            onClick={() => move(direction)}
          />
        ))}
      </fieldset>
      {kindOf(component.kind).role === 'process' && <StandsIn component={component} diagram={diagram} />}
    </Section>
  );
}

function StandsIn({ component, diagram }: ComponentProps) {
  const machines = diagram.components.filter(isMachine);
  const put = (machineId: string) => {
    const machine = findComponent(diagram, machineId);
    if (machine) {
      const at = freePlaceIn(diagram, kindTable, machine.id, sizeOf(component, kindTable));
      edit(`Put ${component.name} into ${machine.name}`, (before) =>
        placeInMachine(before, kindTable, component.id, machine.id, at.x, at.y),
      );
      announce(`${component.name} stands in ${machine.name} now.`);
    } else {
      const former = component.machine === undefined ? undefined : findComponent(diagram, component.machine);
      const { x, y } = canvasPosition(diagram, component);
      const beside = former ? former.x + sizeOf(former, kindTable).width + 2 * STEP : x;
      edit(`Take ${component.name} out of ${former?.name ?? 'its machine'}`, (before) =>
        placeInMachine(before, kindTable, component.id, null, beside, y),
      );
      announce(`${component.name} stands in no machine now. It has one of its own.`);
    }
  };
  return (
    <SelectField
      label="Stands in"
      value={component.machine ?? CANVAS}
      options={[
        { value: CANVAS, label: 'no machine' },
        ...machines.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      help="Processes in one machine share its CPU and its power switch."
      onCommit={put}
    />
  );
}
