/** One component: what it is, how it does, what one can break and set, and whom it is joined to. */
import { Copy, Trash2 } from 'lucide-react';
import { kindOf } from '../../catalog/index.ts';
import { type Component, type Diagram, LIMITS } from '../../diagram/diagram.ts';
import { rename } from '../../diagram/edits.ts';
import { duplicateSelection } from '../../stores/clipboard-actions.ts';
import { edit } from '../../stores/document-store.ts';
import { deleteSelection } from '../../stores/selection-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { PathIcon } from '../../ui/PathIcon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { BreakSection } from './BreakSection.tsx';
import { ConnectionsSection } from './ConnectionsSection.tsx';
import { CpuSplitSection } from './CpuSplitSection.tsx';
import css from './Inspector.module.css';
import { LimitSection } from './LimitSection.tsx';
import { LiveSection } from './LiveSection.tsx';
import { MonitorButton } from './MonitorButton.tsx';
import { PositionSection } from './PositionSection.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { StateBadge } from './StateBadge.tsx';
import { TimeSplitSection } from './TimeSplitSection.tsx';

export interface ComponentProps {
  readonly component: Component;
  readonly diagram: Diagram;
}

export function ComponentInspector({ component, diagram }: ComponentProps) {
  const kind = kindOf(component.kind);
  return (
    <>
      <h2 className="visually-hidden">
        {kind.label} {component.name}
      </h2>
      <div className={css.head}>
        <div className={css.title}>
          <PathIcon paths={kind.icon} colour={kind.colour} />
          <TextField
            label="Name"
            labelHidden
            className={css.name}
            value={component.name}
            maxLength={LIMITS.nameLength}
            onCommit={(name) =>
              edit(`Rename ${component.name}`, (before) => rename(before, component.id, name))
            }
          />
          <StateBadge id={component.id} of={kind.role} />
        </div>
        <p className={css.summary}>
          <strong>{kind.label}.</strong> {kind.summary}
        </p>
        {kind.role === 'machine' && <MonitorButton component={component} />}
      </div>
      <BreakSection component={component} diagram={diagram} />
      {kind.role !== 'client' && <LimitSection component={component} diagram={diagram} />}
      <LiveSection component={component} diagram={diagram} />
      {kind.role === 'machine' && <CpuSplitSection component={component} diagram={diagram} />}
      {kind.role === 'client' && <TimeSplitSection component={component} diagram={diagram} />}
      <SettingsSection component={component} />
      <ConnectionsSection component={component} diagram={diagram} />
      <PositionSection component={component} diagram={diagram} />
      <div className={css.foot}>
        <Button icon={<Copy />} onClick={duplicateSelection}>
          Duplicate
        </Button>
        <Button look="danger" icon={<Trash2 />} onClick={deleteSelection}>
          Delete
        </Button>
      </div>
    </>
  );
}
