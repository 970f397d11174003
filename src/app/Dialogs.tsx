/** The windows of the page: keyboard help, My diagrams, examples, lessons, export, and how we know that it is right. */
import { useStore } from 'zustand';
import { updateView, viewStore } from '../stores/view-store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import {
  ExampleList,
  ExportDialog,
  LessonList,
  MyDiagrams,
  ShareDialog,
  ShortcutHelp,
  ValidationPage,
} from './later-panels.ts';
import { PanelBoundary } from './PanelBoundary.tsx';

const close = () => updateView({ dialog: null });

export function Dialogs() {
  const dialog = useStore(viewStore, (view) => view.dialog);
  return (
    <>
      <Dialog title="Keyboard" open={dialog === 'shortcuts'} onClose={close}>
        <PanelBoundary name="The keyboard help">
          <ShortcutHelp />
        </PanelBoundary>
      </Dialog>
      <Dialog title="Examples" open={dialog === 'examples'} onClose={close}>
        <PanelBoundary name="The list of examples">
          <ExampleList />
        </PanelBoundary>
      </Dialog>
      <Dialog title="Export" open={dialog === 'export'} onClose={close}>
        <PanelBoundary name="Export">
          <ExportDialog />
        </PanelBoundary>
      </Dialog>
      <Dialog title="My diagrams" open={dialog === 'documents'} onClose={close}>
        <PanelBoundary name="My diagrams">
          <MyDiagrams />
        </PanelBoundary>
      </Dialog>
      <Dialog title="Lessons" open={dialog === 'lessons'} onClose={close}>
        <PanelBoundary name="The list of lessons">
          <LessonList />
        </PanelBoundary>
      </Dialog>
      <Dialog title="How we know it is right" open={dialog === 'validation'} onClose={close}>
        <PanelBoundary name="How we know it is right">
          <ValidationPage />
        </PanelBoundary>
      </Dialog>
      <Dialog title="Share" open={dialog === 'share'} onClose={close}>
        <PanelBoundary name="The way to share">
          <ShareDialog />
        </PanelBoundary>
      </Dialog>
    </>
  );
}
