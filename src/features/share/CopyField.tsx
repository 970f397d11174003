/** A text to be taken along: it is copied at a press; where the browser refuses, it is selected for the keyboard. */
import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { announce } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import css from './Share.module.css';

export interface CopyFieldProps {
  /** What the text is: "Link". */
  readonly label: string;
  readonly text: string;
  readonly rows?: number;
  readonly primary?: boolean;
}

export function CopyField({ label, text, rows = 1, primary = false }: CopyFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
      setRefused(false);
      announce(`${label} copied.`);
    } catch {
      setRefused(true);
      field.current?.focus();
      field.current?.select();
    }
  };
  const isCopied = copied === text && text !== '';
  return (
    <div className={css.copy}>
      <textarea
        ref={field}
        aria-label={label}
        className={css.text}
        readOnly
        rows={rows}
        spellCheck={false}
        translate="no"
        value={text}
        onFocus={({ target }) => target.select()}
      />
      <Button
        look={primary ? 'primary' : 'plain'}
        icon={isCopied ? <Check /> : <Copy />}
        disabled={text === ''}
        onClick={() => void copy()}
      >
        {isCopied ? 'Copied' : `Copy ${label.toLowerCase()}`}
      </Button>
      {refused && (
        <p className={css.warning} role="alert">
          The browser does not let this page copy. The text is selected: copy it with the keyboard or the
          menu.
        </p>
      )}
    </div>
  );
}
