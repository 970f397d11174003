/** All that is left beside the canvas in a presentation: play, and the way out. */
import { Minimize2 } from 'lucide-react';
import { togglePresenting } from '../stores/learner-actions.ts';
import { Button } from '../ui/Button.tsx';
import { PlayButton } from './PlayButton.tsx';
import css from './PresentationBar.module.css';

export function PresentationBar() {
  return (
    <div className={css.bar}>
      <PlayButton />
      <Button icon={<Minimize2 />} onClick={togglePresenting}>
        End presentation
      </Button>
    </div>
  );
}
