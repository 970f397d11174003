/** How fast the run is shown: the scale from 1/1000 to 20x, and a watchable speed at a press. */
import { useStore } from 'zustand';
import { SPEEDS, sessionControls, sessionStore } from '../../stores/session.ts';
import { ScaleSlider } from './ScaleSlider.tsx';
import { speedName, speedStep, speedText } from './scale-words.ts';
import css from './Transport.module.css';

const marks = [1 / 1000, 1 / 40, 1, 20].map((speed) => ({ step: speedStep(speed), text: speedName(speed) }));

export function SpeedControl() {
  const speed = useStore(sessionStore, (session) => session.speed);
  return (
    <ScaleSlider
      label="Speed"
      text={speedText(speed)}
      step={speedStep(speed)}
      steps={SPEEDS.length}
      marks={marks}
      onStep={(step) => sessionControls.setSpeed(SPEEDS[step] ?? 1)}
      aside={
        <button
          type="button"
          className={css.auto}
          title="The speed at which this traffic can be watched"
          aria-label="Auto: a watchable speed"
          onClick={() => sessionControls.autoSpeed()}
        >
          Auto
        </button>
      }
    />
  );
}
