/** "Send one request": a press sends the chosen kind of request and follows it; the arrow chooses client and kind. */
import { Check, ChevronDown, Send } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { kindOf } from '../../catalog/index.ts';
import type { Diagram } from '../../diagram/diagram.ts';
import { compile } from '../../simulation/compile.ts';
import { documentStore } from '../../stores/document-store.ts';
import { sessionControls, sessionStore } from '../../stores/session.ts';
import { announce, updateView, viewStore } from '../../stores/view-store.ts';
import css from './SendOne.module.css';

interface Choice {
  readonly client: string;
  readonly mixIndex: number;
}

interface ClientChoices {
  readonly client: string;
  readonly name: string;
  readonly classes: readonly string[];
}

function choicesOf(diagram: Diagram): ClientChoices[] {
  const { describe } = compile(diagram);
  return diagram.components
    .filter(({ kind }) => kindOf(kind).role === 'client')
    .map(({ id, name }) => {
      const isConnected = diagram.links.some(({ from }) => from === id);
      const classes = isConnected ? describe.requests(id).map(({ label }) => label) : [];
      return { client: id, name, classes };
    });
}

export function SendOne() {
  const diagram = useStore(documentStore, (document) => document.diagram);
  const [wanted, setWanted] = useState<Choice | null>(null);
  const [open, setOpen] = useState(false);
  const clients = useMemo(() => choicesOf(diagram), [diagram]);
  const chosen = presentChoice(clients, wanted);
  const send = ({ client, mixIndex }: Choice) => {
    setWanted({ client, mixIndex });
    sessionControls.sendOne(client, mixIndex);
    if (sessionStore.getState().lockedReason !== null) return;
    // On a phone the request stands in another sheet.
    const onPhone = viewStore.getState().sheet !== null;
    updateView({ rightTab: 'request', ...(onPhone && { sheet: 'inspect' }) });
    const from = clients.find((one) => one.client === client);
    announce(`Sent ${from?.classes[mixIndex] ?? 'one request'} from ${from?.name ?? client}. Following it.`);
  };
  const what = chosen && clients.find(({ client }) => client === chosen.client);
  const className = chosen ? what?.classes[chosen.mixIndex] : undefined;
  return (
    <div className={css.split}>
      <button
        type="button"
        className={css.send}
        aria-label="Send one request"
        disabled={chosen === null}
        title={
          what
            ? `${className} from ${what.name}: send one and follow it`
            : 'Connect a client to a server first'
        }
        onClick={() => chosen && send(chosen)}
      >
        <Send aria-hidden="true" />
        Send one<span className={css.long}> request</span>
      </button>
      <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
        <DropdownMenu.Trigger
          className={css.more}
          aria-label="Choose what to send"
          disabled={chosen === null}
        >
          <ChevronDown aria-hidden="true" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={css.menu} align="end" sideOffset={4} collisionPadding={8}>
            {clients.map(({ client, name, classes }) => (
              <DropdownMenu.Group key={client}>
                <DropdownMenu.Label className={css.client}>{name}</DropdownMenu.Label>
                {classes.map((label, mixIndex) => (
                  <DropdownMenu.Item
                    key={label}
                    className={css.item}
                    onSelect={() => send({ client, mixIndex })}
                  >
                    {label}
                    {chosen?.client === client && chosen.mixIndex === mixIndex && (
                      <Check aria-label="last choice" />
                    )}
                  </DropdownMenu.Item>
                ))}
                {classes.length === 0 && <p className={css.none}>Connect it to a web server first.</p>}
              </DropdownMenu.Group>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
}

/** What was chosen, if it is still there; else the first there is. */
function presentChoice(clients: readonly ClientChoices[], wanted: Choice | null): Choice | null {
  const same = clients.find(({ client }) => client === wanted?.client);
  if (wanted && same && wanted.mixIndex < same.classes.length) return wanted;
  const first = clients.find(({ classes }) => classes.length > 0);
  return first ? { client: first.client, mixIndex: 0 } : null;
}
