/** The small toolbar above the one selected component: power, connect, duplicate, delete. */
import { NodeToolbar, Position, type ReactFlowState, useStore as useFlow } from '@xyflow/react';
import { Copy, Power, Spline, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { shallow } from 'zustand/shallow';
import { kindOf } from '../../../catalog/index.ts';
import { commandById } from '../../../stores/commands.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { factsStore } from '../../../stores/ui-facts-store.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { switchPower } from '../canvas-edits.ts';
import { canvasStore } from '../canvas-state.ts';
import { openConnectList } from '../connecting.ts';
import { coveredTop } from '../covered-top.ts';
import { isSource } from '../flow-nodes.ts';
import { componentById } from '../geometry.ts';
import css from './menus.module.css';

/** Half of the toolbar's width, and its height with the gap, in pixels; it is higher under a finger. */
const HALF = 170;
/** A machine has no "Connect". */
const HALF_OF_MACHINE = 140;
const HIGH = window.matchMedia('(pointer: coarse)').matches ? 64 : 46;
const ABOVE_TRAFFIC = { zIndex: 20 } as const;

/** Width of pinned monitors with their distance from the edge, in pixels; a narrow canvas has none. */
const MONITORS = 244;
const NARROW = 600;

/** Room that the view's buttons take in the bottom right corner, in pixels. */
const BUTTONS = { width: 140, height: 76 };
const MOST_TO_THE_RIGHT = -60;

interface Place {
  readonly side: 'top' | 'bottom';
  readonly align: 'start' | 'center' | 'end';
  /** How far it moves to the left, or to the right, to stand between the legend and the view's buttons. */
  readonly leftBy: number;
}

const ABOVE: Place = { side: 'top', align: 'center', leftBy: 0 };

/** Where the toolbar fits on the screen, right of `from`: rather above the part than below, but not over other cards. */
function roomFor(id: string | null, from: number, flow: ReactFlowState): Place {
  const { nodeLookup, transform, width, height } = flow;
  const node = id === null ? undefined : nodeLookup.get(id);
  if (!node) return ABOVE;
  const [left, top, zoom] = transform;
  const { x, y } = node.internals.positionAbsolute;
  const middle = (x + (node.measured.width ?? 0) / 2) * zoom + left;
  const upper = y * zoom + top;
  const lower = (y + (node.measured.height ?? 0)) * zoom + top;
  const free = width < NARROW ? 0 : from;
  const align = middle < free + HALF ? 'start' : middle > width - HALF ? 'end' : 'center';
  const covers = (from: number) =>
    [...nodeLookup.values()].some((other) => {
      if (other.id === id || other.type === 'machine' || other.parentId === id) return false;
      const corner = other.internals.positionAbsolute;
      const x = corner.x * zoom + left;
      const y = corner.y * zoom + top;
      const right = x + (other.measured.width ?? 0) * zoom;
      const bottom = y + (other.measured.height ?? 0) * zoom;
      return x < middle + HALF && right > middle - HALF && y < from + HIGH - 10 && bottom > from;
    });
  const fitsAbove = upper >= HIGH + coveredTop();
  const fitsBelow = lower + HIGH < height;
  const side = !fitsAbove || (fitsBelow && covers(upper - HIGH) && !covers(lower + 10)) ? 'bottom' : 'top';
  const half = node.type === 'machine' ? HALF_OF_MACHINE : HALF;
  const rightEdge = { start: x * zoom + left + 2 * half, center: middle + half, end: width }[align];
  const meetsButtons = side === 'bottom' && lower + HIGH > height - BUTTONS.height;
  return {
    side,
    align,
    leftBy: meetsButtons ? Math.max(MOST_TO_THE_RIGHT, Math.round(rightEdge - width + BUTTONS.width)) : 0,
  };
}

export function SelectionToolbar() {
  const id = useStore(viewStore, ({ selection, presenting }) => {
    const { components, links, notes } = selection;
    const single = components.length === 1 && links.length === 0 && notes.length === 0;
    return single && !presenting ? (components[0] ?? null) : null;
  });
  const component = useStore(documentStore, ({ diagram }) =>
    id === null ? undefined : componentById(diagram, id),
  );
  const busy = useStore(
    canvasStore,
    ({ moved, connecting, menu }) => moved.size > 0 || connecting !== null || menu !== null,
  );
  const from = useStore(factsStore, ({ monitored }) => (monitored.length > 0 ? MONITORS : 0));
  const { side, align, leftBy } = useFlow((state) => roomFor(id, from, state), shallow);
  const placing = useStore(viewStore, ({ placingKind }) => placingKind !== null);
  const sheetIsOpen = useStore(viewStore, ({ sheet }) => sheet !== null);
  const isNarrow = useFlow(({ width }) => width < NARROW);
  // Beside an open sheet a phone shows so little of the canvas that the toolbar would cover it.
  if (!component || busy || placing || (isNarrow && sheetIsOpen)) return null;
  const kind = kindOf(component.kind);
  const { role } = kind;
  const on = component.power === 'on';
  const power = role === 'machine' ? (on ? 'Power off' : 'Power on') : on ? 'Stop' : 'Start';
  return (
    <NodeToolbar
      nodeId={component.id}
      isVisible
      position={side === 'bottom' ? Position.Bottom : Position.Top}
      align={align}
      offset={10}
      style={{ ...ABOVE_TRAFFIC, marginLeft: -leftBy }}
      className={`${css.toolbar} nokey`}
    >
      <ToolButton label={power} icon={<Power />} run={() => switchPower(component.id, !on)} warn={!on} />
      {isSource(kind) && (
        <ToolButton label="Connect" icon={<Spline />} run={() => openConnectList(component.id)} />
      )}
      <ToolButton label="Duplicate" icon={<Copy />} run={commandById('duplicate').run} />
      <ToolButton label="Delete" icon={<Trash2 />} run={commandById('delete').run} />
    </NodeToolbar>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly run: () => void;
  readonly warn?: boolean;
}

function ToolButton({ label, icon, run, warn = false }: ToolButtonProps) {
  return (
    <button type="button" className={css.tool} data-warn={warn} onClick={run}>
      <span aria-hidden="true">{icon}</span>
      {label}
    </button>
  );
}
