/** Words for the groups of reference cases and for their figures. */

export const GROUPS: readonly { readonly group: string; readonly title: string }[] = [
  { group: 'single-station', title: 'One server' },
  { group: 'layered', title: 'Several servers that call each other' },
  { group: 'closed', title: 'A fixed number of users who wait for their answers' },
];

const WORDS: Readonly<Record<string, string>> = {
  throughput_per_s: 'answered requests/s',
  response_ms: 'mean response time, ms',
  loss_probability: 'share of failed requests',
  rejected_per_s: 'failed requests/s',
  utilisation: 'CPU busy, share of all cores',
  busy_cores: 'busy cores',
  mean_busy_workers: 'workers held',
  worker_utilisation: 'workers held, share',
  mean_queue_length: 'requests in line',
  mean_wait_ms: 'mean time in line, ms',
  probability_of_waiting: 'share that had to wait',
  mean_cpu_or_ready_workers: 'workers that want CPU',
  mean_workers_running_or_ready: 'work on the CPU or waiting for it',
  mean_requests_at_machine: 'requests at the machine',
  throughput_upper_per_s: 'answered requests/s, bound',
  response_lower_ms: 'mean response time, bound, ms',
};

/** "web-vm: CPU busy, share of all cores", "95th percentile of the response time, ms". */
export function figureWords(figure: string): string {
  const parts = figure.split('.');
  if (parts[0] === 'mean_requests_at_machine') return `${parts[1]}: ${WORDS[parts[0]]}`;
  const owner = ['machines', 'processes', 'classes'].includes(parts[0] ?? '') ? parts[1] : undefined;
  const last = parts.at(-1) ?? figure;
  // A percentile may have a part behind the point: "p99.9".
  const percentile = /(?:^|\.)p(\d+(?:\.\d+)?)$/.exec(figure)?.[1];
  const words =
    percentile === undefined
      ? (WORDS[last] ?? last.replaceAll('_', ' '))
      : `${percentile}th percentile of the response time, ms`;
  return owner === undefined ? words : `${owner}: ${words}`;
}
