/** The small toolbar above the one selected component: power, connect, duplicate, delete. */
import { NodeToolbar, Position, type ReactFlowState, useStore as useFlow } from '@xyflow/react';
import { Copy, Power, Spline, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { shallow } from 'zustand/shallow';
import { kindOf } from '../../../catalog/index.ts';
import { commandById } from '../../../stores/commands.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { switchComponents } from '../../../stores/selection-actions.ts';
import { sessionStore } from '../../../stores/session.ts';
import { factsStore } from '../../../stores/ui-facts-store.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { canvasStore } from '../canvas-state.ts';
import { openConnectList } from '../connecting.ts';
import { coveredTop } from '../covered-top.ts';
import { isSource, type PartNode } from '../flow-nodes.ts';
import { componentById } from '../geometry.ts';
import css from './menus.module.css';
import { type Box, placeToolbar, type ToolbarPlace } from './toolbar-place.ts';

const UNDER_FINGER = window.matchMedia('(pointer: coarse)').matches;
/** Height with its border, in pixels. */
const HEIGHT = UNDER_FINGER ? 52 : 36;
/** Widths with two, and with three tools behind the power switch, in pixels. */
const LONG = { two: 292, three: 350 };
const SHORT = UNDER_FINGER ? { two: 212, three: 256 } : { two: 172, three: 170 };
/** Height of the head of a machine, in canvas units. */
const HEAD = 38;
const ABOVE_TRAFFIC = { zIndex: 20 } as const;

/** Width of pinned monitors with their distance from the edge, in pixels; a narrow canvas has none. */
const MONITORS = 244;
const NARROW = 600;

const NOWHERE: ToolbarPlace = { side: 'top', shift: 0, isShort: false, gap: 0 };

/** Room for a short message in the place of the legend, in pixels. */
const MESSAGE = 230;

/** What stands in the lower corners of the canvas: messages take the place of the legend. */
function cornerBoxes(): readonly Box[] {
  const canvas = document.querySelector('.react-flow')?.closest('main');
  const origin = canvas?.getBoundingClientRect();
  if (!origin) return [];
  const parts =
    canvas?.querySelectorAll('.react-flow__controls, section[aria-label="Legend"], [data-toast]') ?? [];
  return [...parts].map((part) => {
    const { left, top, bottom, width } = part.getBoundingClientRect();
    const isLegend = part.getAttribute('aria-label') === 'Legend';
    const right = left + (isLegend ? Math.max(width, MESSAGE) : width);
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  });
}

/** Where the toolbar fits on the screen, right of `from`. */
function roomFor(id: string | null, from: number, flow: ReactFlowState): ToolbarPlace {
  const { nodeLookup, transform, width, height } = flow;
  const node = id === null ? undefined : nodeLookup.get(id);
  if (!node) return NOWHERE;
  const [left, top, zoom] = transform;
  const boxOf = ({ internals, measured }: typeof node): Box => {
    const { x, y } = internals.positionAbsolute;
    return {
      left: x * zoom + left,
      top: y * zoom + top,
      right: (x + (measured.width ?? 0)) * zoom + left,
      bottom: (y + (measured.height ?? 0)) * zoom + top,
    };
  };
  /** Of a machine only its head counts: name, state and meter. */
  const solidBox = (other: typeof node): Box => {
    const box = boxOf(other);
    return other.type === 'machine' ? { ...box, bottom: Math.min(box.bottom, box.top + HEAD * zoom) } : box;
  };
  const others = [...nodeLookup.values()].filter((other) => other.id !== id && other.parentId !== id);
  const tools = node.type === 'machine' || !isSource((node.data as PartNode['data']).kind) ? 'two' : 'three';
  return placeToolbar({
    part: boxOf(node),
    others: [...others.map(solidBox), ...cornerBoxes()],
    free: { left: width < NARROW ? 0 : from, top: coveredTop(), right: width, bottom: height },
    widths: { long: LONG[tools], short: SHORT[tools] },
    height: HEIGHT,
    mayStandOff: width < NARROW,
  });
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
  const { side, shift, isShort, gap } = useFlow((state) => roomFor(id, from, state), shallow);
  const placing = useStore(viewStore, ({ placingKind }) => placingKind !== null);
  const sheetIsOpen = useStore(viewStore, ({ sheet }) => sheet !== null);
  // At an earlier moment nothing can be changed.
  const isEarlier = useStore(sessionStore, ({ laterChanges }) => laterChanges > 0);
  const isNarrow = useFlow(({ width }) => width < NARROW);
  // Beside an open sheet a phone shows so little of the canvas that the toolbar would cover it.
  if (!component || busy || placing || isEarlier || (isNarrow && sheetIsOpen)) return null;
  const kind = kindOf(component.kind);
  const { role } = kind;
  const on = component.power === 'on';
  const power = role === 'machine' ? (on ? 'Power off' : 'Power on') : on ? 'Stop' : 'Start';
  return (
    <NodeToolbar
      nodeId={component.id}
      isVisible
      position={side === 'bottom' ? Position.Bottom : Position.Top}
      align="start"
      offset={gap}
      style={{ ...ABOVE_TRAFFIC, marginLeft: shift }}
      className={`${css.toolbar} nokey`}
    >
      <ToolButton
        label={power}
        icon={<Power />}
        run={() => switchComponents([component.id], !on)}
        warn={!on}
      />
      {isSource(kind) && (
        <ToolButton
          label="Connect"
          icon={<Spline />}
          iconOnly={isShort}
          run={() => openConnectList(component.id)}
        />
      )}
      <ToolButton label="Duplicate" icon={<Copy />} iconOnly={isShort} run={commandById('duplicate').run} />
      <ToolButton label="Delete" icon={<Trash2 />} iconOnly={isShort} run={commandById('delete').run} />
    </NodeToolbar>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly run: () => void;
  readonly warn?: boolean;
  /** The word is its name, and shows when the pointer rests on it. */
  readonly iconOnly?: boolean;
}

function ToolButton({ label, icon, run, warn = false, iconOnly = false }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={css.tool}
      data-warn={warn}
      title={iconOnly ? label : undefined}
      onClick={run}
    >
      <span aria-hidden="true">{icon}</span>
      <span className={iconOnly ? 'visually-hidden' : undefined}>{label}</span>
    </button>
  );
}
