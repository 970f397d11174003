/** A text to be taken along: it is copied at a press; where the browser refuses, it is selected for the keyboard. */
import { Check, Copy } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import css from './CopyField.module.css';

export interface CopyFieldProps {
  /** What the text is: "Link". */
  readonly label: string;
  readonly text: string;
  readonly rows?: number;
  readonly primary?: boolean;
  /** Only the button, until the browser refuses. */
  readonly folded?: boolean;
  /** Says it to those who do not see the button. */
  readonly onCopied: (words: string) => void;
}

export function CopyField({ label, text, rows = 1, primary, folded, onCopied }: CopyFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  useLayoutEffect(() => {
    if (refusals === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [refusals]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
      setRefusals(0);
      onCopied(`${label} copied.`);
    } catch {
      setRefusals((before) => before + 1);
    }
  };
  const isCopied = copied === text && text !== '';
  return (
    <div className={css.copy} data-folded={folded && refusals === 0}>
      {(!folded || refusals > 0) && (
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
      )}
      <Button
        look={primary ? 'primary' : 'plain'}
        icon={isCopied ? <Check /> : <Copy />}
        disabled={text === ''}
        onClick={() => void copy()}
      >
        {isCopied ? 'Copied' : `Copy ${label.toLowerCase()}`}
      </Button>
      {refusals > 0 && (
        <p className={css.warning} role="alert">
          The browser does not let this page copy. The text is selected: copy it with the keyboard or the
          menu.
        </p>
      )}
    </div>
  );
}
