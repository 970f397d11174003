/** In the header, once an example was changed: brings it back as it was. */
import { RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import { documentStore } from '../stores/document-store.ts';
import { exampleNamed, isAsOpened, resetExample } from '../stores/opened-example.ts';
import { Button } from '../ui/Button.tsx';

export function ResetExample() {
  const example = useStore(documentStore, ({ diagram }) => exampleNamed(diagram.name));
  const changed = useStore(
    documentStore,
    ({ diagram }) => example !== undefined && !isAsOpened(diagram, example),
  );
  if (!example || !changed) return null;
  return (
    <Button
      look="quiet"
      icon={<RotateCcw />}
      title={`Bring ${example.title} back as it was`}
      onClick={() => resetExample(example)}
    >
      Reset
    </Button>
  );
}
