/** Where the time of a client's requests goes, asked again while the run moves on. */
import { useEffect, useState } from 'react';
import { resultsStore } from '../../stores/results-store.ts';
import { askTimeSplit, type MeasuredSplit } from '../../stores/run-questions.ts';
import { sessionControls } from '../../stores/session.ts';
import { secondsToSplit } from './time-split-words.ts';

const ASK_EVERY_MS = 1000;

export function useTimeSplit(client: string): MeasuredSplit | null {
  const [answer, setAnswer] = useState<MeasuredSplit | null>(null);
  useEffect(() => {
    let isWatching = true;
    let isAsking = false;
    let asked = '';
    const ask = async () => {
      const { run, timeMs, lastChangeMs } = sessionControls.past();
      const moment = `${run} ${lastChangeMs} ${timeMs}`;
      if (isAsking || moment === asked) return;
      isAsking = true;
      asked = moment;
      const figures = resultsStore.getState().figures.get(client);
      const rate = figures?.role === 'client' ? figures.answeredPerSecond : 0;
      const told = await askTimeSplit(client, secondsToSplit(rate, (timeMs - lastChangeMs) / 1000));
      isAsking = false;
      if (isWatching && told) setAnswer(told);
    };
    void ask();
    const asking = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      isWatching = false;
      clearInterval(asking);
    };
  }, [client]);
  return answer;
}
