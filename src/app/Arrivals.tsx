/** The card about a link or a file that came in. */
import { useStore } from 'zustand';
import { kindTable } from '../catalog/index.ts';
import { withUsualValue } from '../diagram/put-in-range.ts';
import { ArrivalCard } from '../features/share/ArrivalCard.tsx';
import { clearFragment } from '../stores/address.ts';
import { arrivalStore, showArrival } from '../stores/arrival-store.ts';
import { edit } from '../stores/document-store.ts';
import { openLesson } from './lesson-doors.ts';
import { PanelBoundary } from './PanelBoundary.tsx';
import { focusCanvas } from './regions.ts';

export function Arrivals() {
  const arrival = useStore(arrivalStore, (state) => state.arrival);
  if (!arrival) return null;
  const close = () => {
    if (arrival.what === 'refused' && arrival.source === 'link') clearFragment();
    showArrival(null);
    focusCanvas();
  };
  return (
    <PanelBoundary name="The card about what came in">
      <ArrivalCard
        arrival={arrival}
        onClose={close}
        onUndo={(value) =>
          edit('Put the usual value back', (diagram) => withUsualValue(diagram, kindTable, value))
        }
        onOpenLesson={(id) => {
          close();
          openLesson(id);
        }}
      />
    </PanelBoundary>
  );
}
