/** The right panel: the open lesson, inspect the selection, follow a request, read the outline and the log. */
import { useStore } from 'zustand';
import { lessonStore } from '../stores/lesson-store.ts';
import { type RightTab, updateView, viewStore } from '../stores/view-store.ts';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { Inspector, LessonPanel, LessonStrip, LogPanel, Outline, RequestPanel } from './later-panels.ts';
import { PanelBoundary } from './PanelBoundary.tsx';

const LESSON: Tab<RightTab> = {
  id: 'lesson',
  label: 'Lesson',
  panel: (
    <PanelBoundary name="The lesson">
      <LessonPanel />
    </PanelBoundary>
  ),
};

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

const TABS_IN_LESSON = [LESSON, ...TABS];

export function RightPanel() {
  const chosen = useStore(viewStore, (view) => view.rightTab);
  const inLesson = useStore(lessonStore, ({ lesson }) => lesson !== null);
  return (
    <>
      {inLesson && chosen !== 'lesson' && (
        <PanelBoundary name="The task of the lesson">
          <LessonStrip />
        </PanelBoundary>
      )}
      <Tabs
        name="Right panel"
        tabs={inLesson ? TABS_IN_LESSON : TABS}
        chosen={chosen === 'lesson' && !inLesson ? 'inspect' : chosen}
        onChoose={(rightTab) => updateView({ rightTab })}
      />
    </>
  );
}
