/** The traffic of all clients at once: one undo step a gesture. */
import { useRef } from 'react';
import { useStore } from 'zustand';
import { plainRatePerSecond } from '../../catalog/plain-rate.ts';
import { setTrafficFactor } from '../../diagram/edits.ts';
import { beginGesture, documentStore, edit, endGesture } from '../../stores/document-store.ts';
import { ScaleSlider } from './ScaleSlider.tsx';
import { TRAFFIC_FACTORS, trafficName, trafficStep, trafficText } from './scale-words.ts';

const marks = [0, 1, 2, 5].map((factor) => ({
  step: trafficStep(factor),
  text: factor === 0 ? '0' : `${factor}x`,
}));
const stepKeys = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** The step is named after where the slider ends up. */
function nameGesture(label: string): void {
  documentStore.setState(({ gesture }) => (gesture ? { gesture: { ...gesture, label } } : {}));
}

export function TrafficControl() {
  const diagram = useStore(documentStore, (document) => document.diagram);
  const held = useRef(false);
  const { trafficFactor } = diagram;
  const release = () => {
    if (held.current) endGesture();
    held.current = false;
  };
  return (
    <ScaleSlider
      label="Traffic of all clients"
      text={trafficText(trafficFactor, plainRatePerSecond(diagram) * trafficFactor)}
      step={trafficStep(trafficFactor)}
      steps={TRAFFIC_FACTORS.length}
      marks={marks}
      onGrab={(key) => {
        if (held.current || (key !== null && !stepKeys.has(key))) return;
        held.current = true;
        beginGesture('Set traffic');
      }}
      onRelease={release}
      onStep={(step) => {
        const factor = TRAFFIC_FACTORS[step] ?? 1;
        const label = `Set traffic to ${trafficName(factor)}`;
        nameGesture(label);
        edit(label, (before) => setTrafficFactor(before, factor));
      }}
    />
  );
}
