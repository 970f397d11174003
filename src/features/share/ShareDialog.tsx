/** Sharing as a link: what it holds, the link itself, its QR code, and the lines that show it on another page. */
import { CircleAlert, HardDriveDownload, Share2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LinkRefusal, MadeLink } from '../../diagram/link-codec.ts';
import { linkOf, type Shareable, type ShareChoice, takeShareable } from '../../stores/shared-link.ts';
import { requestShell } from '../../stores/shell-requests.ts';
import { announce } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Section } from '../../ui/Section.tsx';
import { LONGEST_QR, qrPicture } from './qr-picture.ts';
import css from './Share.module.css';
import { contentWords, embedSnippet, lengthWords, momentWords, WITHOUT_MOMENT } from './share-words.ts';

const pageAddress = (page: string) => new URL(`${import.meta.env.BASE_URL}${page}`, location.href).href;

/** Of the screen for one square of a QR code: what the camera of a phone can tell apart. */
const PIXELS = 3;

/** Null while it is being made. */
function useLink(shareable: Shareable, choice: ShareChoice): MadeLink | LinkRefusal | null {
  const [link, setLink] = useState<MadeLink | LinkRefusal | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void linkOf(shareable, choice).then((made) => {
      if (isCurrent) setLink(made);
    });
    return () => {
      isCurrent = false;
    };
  }, [shareable, choice]);
  return link;
}

export function ShareDialog() {
  const [shareable] = useState(takeShareable);
  const [choice, setChoice] = useState<ShareChoice>({ moment: true, view: true, lesson: true });
  const link = useLink(shareable, choice);
  const choose = (key: keyof ShareChoice) => (on: boolean) => setChoice({ ...choice, [key]: on });
  const { diagram, momentMs, view, lesson } = shareable;
  return (
    <div className={css.share}>
      <p>
        <strong dir="auto" translate="no">
          {diagram.name}
        </strong>
        : {contentWords(shareable)} All of it is in the link itself: nothing is uploaded, and whoever has the
        link can see it.
      </p>
      <div className={css.choices}>
        {momentMs !== null && (
          <CheckField
            label="This moment of the run"
            checked={choice.moment}
            help={choice.moment ? momentWords(momentMs, shareable) : WITHOUT_MOMENT}
            onCommit={choose('moment')}
          />
        )}
        {view && (
          <CheckField
            label="This view"
            checked={choice.view}
            help={
              choice.view ? 'Opens on the part of the canvas in sight here.' : 'Opens on the whole diagram.'
            }
            onCommit={choose('view')}
          />
        )}
        {lesson && (
          <CheckField
            label={`The lesson: ${lesson.title}`}
            checked={choice.lesson}
            help="The diagram opens with an offer to do this lesson."
            onCommit={choose('lesson')}
          />
        )}
      </div>
      {link?.ok === false && <Refusal refusal={link} onLeaveOut={(key) => choose(key)(false)} />}
      {link?.ok !== false && <Made name={diagram.name} link={link} />}
    </div>
  );
}

function SaveInstead() {
  return (
    <Button icon={<HardDriveDownload />} onClick={() => requestShell('save-file')}>
      Save to file
    </Button>
  );
}

interface RefusalProps {
  readonly refusal: LinkRefusal;
  readonly onLeaveOut: (key: keyof ShareChoice) => void;
}

function Refusal({ refusal: { message, wayOut, without }, onLeaveOut }: RefusalProps) {
  return (
    <div className={css.warning} role="alert">
      <CircleAlert aria-hidden="true" />
      <p>
        {message} {wayOut}
      </p>
      {without && <Button onClick={() => onLeaveOut(without)}>Leave out the moment</Button>}
      <SaveInstead />
    </div>
  );
}

function Made({ name, link }: { readonly name: string; readonly link: MadeLink | null }) {
  const address = link ? pageAddress('') + link.fragment : '';
  const length = link && lengthWords(address, link);
  const data = { title: name, url: address };
  const canSend = link !== null && 'share' in navigator && (navigator.canShare?.(data) ?? false);
  return (
    <>
      <div className={css.link}>
        <CopyField label="Link" text={address} rows={3} primary onCopied={announce} />
        {canSend && (
          <Button icon={<Share2 />} onClick={() => navigator.share(data).catch(() => {})}>
            Send…
          </Button>
        )}
        <div className={length?.isLong ? css.warning : css.length} role="status">
          {length?.isLong && <CircleAlert aria-hidden="true" />}
          <p>{length?.text ?? 'Making the link…'}</p>
          {length?.isLong && <SaveInstead />}
        </div>
      </div>
      {link && <Qr address={address} />}
      {link && (
        <Section title="Show it on another page" startsClosed>
          <p className={css.hint}>
            Paste this into the HTML of a page. It shows the running system to look at; it cannot be changed
            there.
          </p>
          <CopyField
            label="HTML"
            rows={6}
            onCopied={announce}
            text={embedSnippet(name, pageAddress('embed.html') + link.fragment, address)}
          />
        </Section>
      )}
    </>
  );
}

function Qr({ address }: { readonly address: string }) {
  const picture = qrPicture(address);
  if (!picture) {
    const limit = LONGEST_QR.toLocaleString('en-US');
    const length = address.length.toLocaleString('en-US');
    return (
      <p className={css.hint}>
        No QR code: the link has {length} characters, and a phone reads at most {limit} from a screen. Leave
        out the moment, or send the link.
      </p>
    );
  }
  return (
    <Section title="QR code">
      <svg
        className={css.qr}
        width={picture.size * PIXELS}
        viewBox={`0 0 ${picture.size} ${picture.size}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label="QR code of the link"
      >
        <path d={`M0 0h${picture.size}v${picture.size}H0z`} fill="#fff" />
        <path d={picture.path} fill="#000" />
      </svg>
    </Section>
  );
}
