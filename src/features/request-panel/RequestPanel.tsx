/** The followed request: its message, its state, where its time goes, and why it failed. */
import { MousePointerClick, SkipForward, StepForward, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { kindOf } from '../../catalog/index.ts';
import { findComponent } from '../../diagram/edits.ts';
import { compile } from '../../simulation/compile.ts';
import { describeMessage } from '../../simulation/messages.ts';
import { hopsOf } from '../../simulation/request-hops.ts';
import type { RequestStory } from '../../simulation/request-story.ts';
import type { Story } from '../../simulation/results.ts';
import { buildStory } from '../../simulation/story.ts';
import { timesOf } from '../../simulation/story-times.ts';
import { eventWords, type NameOf, reasonSentence, totalsSentence } from '../../simulation/story-words.ts';
import { clockText, durationText } from '../../simulation/time-words.ts';
import { documentStore } from '../../stores/document-store.ts';
import { sessionControls, sessionStore } from '../../stores/session.ts';
import { noteFact } from '../../stores/ui-facts-store.ts';
import { Button } from '../../ui/Button.tsx';
import { HopStepper } from './HopStepper.tsx';
import css from './RequestPanel.module.css';
import { RequestStateLine } from './RequestStateLine.tsx';
import { ResponseSection } from './ResponseSection.tsx';
import { Waterfall } from './Waterfall.tsx';

export function RequestPanel() {
  const followed = useStore(sessionStore, (session) => session.followed);
  return <div className={css.panel}>{followed ? <Followed client={followed.client} /> : <HowTo />}</div>;
}

function HowTo() {
  return (
    <div className={css.howTo}>
      <h2>Follow one request</h2>
      <p>See its message, its state, and where its time goes. To pick one:</p>
      <ul>
        <li>Press “Send one request” below the canvas.</li>
        <li>Click a dot on a wire, or a filled cell of a component.</li>
        <li>Click a failure or a spike in a chart, or press Enter on it.</li>
      </ul>
      <p className={css.tip}>
        <MousePointerClick aria-hidden="true" />
        Then press Step: the run goes to the next thing that happens to it.
      </p>
    </div>
  );
}

function Followed({ client }: { readonly client: string }) {
  const raw = useStore(sessionStore, (session) => session.story);
  const playheadMs = useStore(sessionStore, (session) => session.playheadMs);
  const diagram = useStore(documentStore, (document) => document.diagram);
  const story = useMemo(() => {
    if (!raw) return null;
    return buildStory(raw, raw.layout.sources.indexOf(client), playheadMs);
  }, [raw, client, playheadMs]);
  const nameOf: NameOf = (id) => findComponent(diagram, id)?.name ?? id;
  return (
    <>
      <div className={css.actions}>
        <Button look="primary" icon={<StepForward />} onClick={() => sessionControls.step()}>
          Step
        </Button>
        <Button icon={<X />} onClick={() => sessionControls.unfollow()}>
          Stop following
        </Button>
      </div>
      {story && story.visited.length > 0 ? (
        <StoryView key={story.request} story={story} nameOf={nameOf} />
      ) : raw ? (
        <StillToCome raw={raw} playheadMs={playheadMs} />
      ) : (
        <p className={css.quiet}>Looking up this request…</p>
      )}
    </>
  );
}

/** A request of a second that is computed ahead: when it is sent, and the way there. */
function StillToCome({ raw, playheadMs }: { readonly raw: Story; readonly playheadMs: number }) {
  const times = useMemo(() => timesOf(raw), [raw]);
  if (!times) return <p className={css.quiet}>At the playhead this request is not sent yet.</p>;
  return (
    <div className={css.toCome}>
      <p>
        This request is still to come: it is sent at <time>{clockText(times.sentMs)}</time>,{' '}
        {durationText(times.sentMs - playheadMs)} after the moment shown.
      </p>
      <Button icon={<SkipForward />} onClick={() => sessionControls.seek(times.endedMs)}>
        Go to its end
      </Button>
    </div>
  );
}

function StoryView({ story, nameOf }: { readonly story: RequestStory; readonly nameOf: NameOf }) {
  const reason = reasonSentence(story, nameOf);
  const latest = story.events.at(-1);
  return (
    <>
      <Message story={story} nameOf={nameOf} />
      <RequestStateLine story={story} />
      {reason && (
        <p className={css.reason}>
          <strong>Why: </strong>
          {reason}
        </p>
      )}
      <section aria-label="Where its time goes">
        <h3>Where its time goes</h3>
        <p className={css.totals}>{totalsSentence(story, nameOf)}</p>
        <Trace story={story} nameOf={nameOf} />
      </section>
      <section aria-label="What happened">
        <h3>What happened</h3>
        {latest && (
          <p className={css.latest}>
            <time>{clockText(latest.atMs)}</time> {eventWords(latest, nameOf)}
          </p>
        )}
        <details className={css.details}>
          <summary>All {story.events.length} events</summary>
          <ol className={css.events}>
            {story.events.map((event, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: events only ever grow at the end
              <li key={at}>
                <time>{clockText(event.atMs)}</time>
                <span>{eventWords(event, nameOf)}</span>
              </li>
            ))}
          </ol>
        </details>
      </section>
    </>
  );
}

/** The waterfall and the way through it, hop by hop. */
function Trace({ story, nameOf }: { readonly story: RequestStory; readonly nameOf: NameOf }) {
  const [at, setAt] = useState(-1);
  const hops = useMemo(() => hopsOf(story), [story]);
  const ended = story.endedMs !== null;
  const isDone = ended && at >= 0 && at === hops.length - 1;
  useEffect(() => {
    if (isDone) noteFact({ fact: 'trace-stepped', request: story.request });
  }, [isDone, story.request]);
  return (
    <>
      <HopStepper
        hops={hops}
        at={at}
        startedMs={story.startedMs}
        ended={ended}
        nameOf={nameOf}
        onMove={setAt}
      />
      <Waterfall story={story} nameOf={nameOf} hop={hops[at] ?? null} />
    </>
  );
}

/** What the message says; where the document no longer knows the operation, only its class. */
function Message({ story, nameOf }: { readonly story: RequestStory; readonly nameOf: NameOf }) {
  const diagram = useStore(documentStore, (document) => document.diagram);
  const describe = useMemo(() => compile(diagram).describe, [diagram]);
  const described = story.operation === null ? undefined : describe.operation(story.operation);
  const client = findComponent(diagram, story.client);
  const message =
    described && client
      ? describeMessage(kindOf(client.kind), described.operation, story.outcome)
      : undefined;
  const answer = [message?.contentType, message?.size].filter((word) => word != null).join(', ');
  const noAnswer = story.outcome === null ? 'under way' : 'none';
  return (
    <>
      <div>
        <p className={css.from}>
          {message && `${story.requestClass ?? 'A request'} `}from {nameOf(story.client)}
          {story.byHand && ', sent by hand'}
        </p>
        <h2 className={css.line}>{message?.requestLine ?? story.requestClass ?? 'A request'}</h2>
        <dl className={css.facts}>
          <dt>Host</dt>
          <dd>
            {described
              ? nameOf(described.component.id)
              : ((story.spans[0] && nameOf(story.spans[0].place)) ?? 'none')}
          </dd>
          <dt>Sent</dt>
          <dd>
            {clockText(story.startedMs)}
            {message && `, ${message.requestSize}`}
          </dd>
          <dt>Answer</dt>
          <dd>
            <b>{message?.statusLine ?? noAnswer}</b>
            {answer !== '' && `, ${answer}`}
          </dd>
        </dl>
      </div>
      <ResponseSection story={story} message={message} operation={described?.operation} />
    </>
  );
}
