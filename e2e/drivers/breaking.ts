// Breaking things: switches of processes, machines and connections, thrown in the inspector.
import type { inspectingDriver } from './inspecting.ts';

export function breakingDriver(inspect: ReturnType<typeof inspectingDriver>) {
  const thrown = (label: string, to: string) => async (name: string) => {
    await inspect.select(name);
    await inspect.switch(label, to);
  };
  const cable = (to: string) => async (from: string, end: string) => {
    await inspect.selectLink(from, end);
    await inspect.switch('Cable', to);
  };
  return {
    stop: thrown('Process', 'Stopped'),
    start: thrown('Process', 'Running'),
    powerOff: thrown('Power', 'Powered off'),
    powerOn: thrown('Power', 'On'),
    cut: cable('Cut'),
    mend: cable('Whole'),
  };
}
