/** For a run that stopped for good: a report to take along. It stays in the browser until somebody sends it. */
import { useStore } from 'zustand';
import { documentStore, presentDiagram } from '../../stores/document-store.ts';
import { faultReport } from '../../stores/fault-report.ts';
import { sessionStore } from '../../stores/session.ts';
import { announce } from '../../stores/view-store.ts';
import { CopyField } from '../../ui/CopyField.tsx';

export function FaultReport() {
  const { deaths, trouble, playheadMs, speed } = useStore(sessionStore);
  const diagram = useStore(documentStore, presentDiagram);
  const browser = navigator.userAgent;
  return (
    <CopyField
      label="Report"
      text={faultReport({ deaths, trouble, diagram, playheadMs, speed, browser })}
      rows={5}
      folded
      onCopied={announce}
    />
  );
}
