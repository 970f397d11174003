/** Says messages: read aloud at a calm pace, and shown for a while in a corner. */
import { CircleAlert, Info, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import css from './Announcer.module.css';
import { Button } from './Button.tsx';
import { hear, SILENT, speak } from './message-pace.ts';

export interface Message {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'problem';
  /** It stands elsewhere on the page already: only read aloud. */
  readonly isShownElsewhere?: boolean;
}

const SHOWN_MS = { info: 5000, problem: 15_000 };

export function Announcer({ message }: { readonly message: Message }) {
  const [polite, setPolite] = useState('');
  const [shown, setShown] = useState<Message | null>(null);
  const pace = useRef(SILENT);
  const timer = useRef(0);

  useEffect(() => {
    if (message.id === 0 || !message.text) return;
    setShown(message.isShownElsewhere ? null : message);
    const hide = window.setTimeout(() => setShown(null), SHOWN_MS[message.tone]);
    if (message.tone === 'info') {
      pace.current = hear(pace.current, message.text);
      const say = () => {
        const said = speak(pace.current, performance.now());
        pace.current = said.pace;
        if (said.text !== null)
          setPolite((before) => (before === said.text ? `${said.text}\u00a0` : (said.text ?? '')));
        else if (said.pace.waiting.length > 0) timer.current = window.setTimeout(say, said.waitMs + 10);
      };
      window.clearTimeout(timer.current);
      say();
    }
    return () => window.clearTimeout(hide);
  }, [message]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="visually-hidden" role="alert" key={message.tone === 'problem' ? message.id : 'none'}>
        {message.tone === 'problem' ? message.text : ''}
      </div>
      {shown && (
        <div className={css.toast} data-toast="" data-tone={shown.tone}>
          <span className={css.icon} aria-hidden="true">
            {shown.tone === 'problem' ? <CircleAlert /> : <Info />}
          </span>
          <span aria-hidden="true">{shown.text}</span>
          <Button
            look="quiet"
            icon={<X />}
            name="Dismiss this message"
            className={css.close}
            onClick={() => setShown(null)}
          />
        </div>
      )}
    </>
  );
}
