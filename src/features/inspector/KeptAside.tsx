/** What came in with the diagram and cannot be used here: listed, kept in files, and let go on demand. */
import { asideLines, asideLinkLine, withoutAside } from '../../diagram/aside.ts';
import type { Diagram } from '../../diagram/diagram.ts';
import { edit } from '../../stores/document-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import css from './Inspector.module.css';
import { LooseConnections } from './LooseConnections.tsx';

const MOST_LINES = 20;

export function KeptAside({ diagram }: { readonly diagram: Diagram }) {
  const links = diagram.aside?.links ?? [];
  const all = asideLines(diagram);
  const ofLinks = links.map(asideLinkLine);
  const lines = all.filter((line) => !ofLinks.includes(line));
  if (all.length === 0) return null;
  const more = lines.length - MOST_LINES;
  return (
    <Section title="Kept aside" aside={`${all.length}`}>
      <p>
        This came with the diagram, and this page cannot use it. It does not take part in the run. Files that
        you save still have it; links do not.
      </p>
      <ul className={css.notes}>
        {lines.slice(0, MOST_LINES).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same.
          <li key={index} dir="auto">
            {line}
          </li>
        ))}
        {more > 0 && <li>And {more} more</li>}
      </ul>
      {links.length > 0 && <LooseConnections diagram={diagram} links={links} />}
      <Button onClick={() => edit('Remove what is kept aside', withoutAside)}>Remove all of it</Button>
    </Section>
  );
}
