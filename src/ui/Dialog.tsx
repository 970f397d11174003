/** A modal window on the browser's own dialog: Escape, the cross or a click beside it close it. */
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import css from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, open, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  return (
    // The dialog itself is only a click target beside its body; the keyboard has Escape and the cross.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-labelledby={id}
      // The browser says that it closed a while later: a window that was opened again meanwhile stays.
      onCancel={(event) => event.target === dialog.current && onClose()}
      onClose={() => !dialog.current?.open && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={css.body}>
        <div className={css.head}>
          <h2 id={id}>{title}</h2>
          <Button look="quiet" icon={<X />} name="Close" onClick={onClose} />
        </div>
        {open && children}
      </div>
    </dialog>
  );
}
