/** The right panel: inspect the selection, follow a request, read the outline and the log. */
import { useStore } from 'zustand';
import { LogPanel } from '../features/outline/LogPanel.tsx';
import { type RightTab, updateView, viewStore } from '../stores/view-store.ts';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { Inspector, Outline, RequestPanel } from './later-panels.ts';
import { PanelBoundary } from './PanelBoundary.tsx';

const TABS: readonly Tab<RightTab>[] = [
  {
    id: 'inspect',
    label: 'Inspect',
    panel: (
      <PanelBoundary name="The inspector">
        <Inspector />
      </PanelBoundary>
    ),
  },
  {
    id: 'request',
    label: 'Request',
    panel: (
      <PanelBoundary name="The followed request">
        <RequestPanel />
      </PanelBoundary>
    ),
  },
  {
    id: 'outline',
    label: 'Outline',
    panel: (
      <PanelBoundary name="The outline">
        <Outline />
      </PanelBoundary>
    ),
  },
  {
    id: 'log',
    label: 'Log',
    panel: (
      <PanelBoundary name="The log">
        <LogPanel />
      </PanelBoundary>
    ),
  },
];

export function RightPanel() {
  const chosen = useStore(viewStore, (view) => view.rightTab);
  return (
    <Tabs name="Right panel" tabs={TABS} chosen={chosen} onChoose={(rightTab) => updateView({ rightTab })} />
  );
}
