/** Link format 2, frozen: format 1 and the load balancer. Published links depend on every line. */
import { LINK_FORMAT_1, type LinkFormat } from './link-format-1.ts';

export const LINK_FORMAT_2: LinkFormat = {
  ...LINK_FORMAT_1,
  kinds: [
    ...LINK_FORMAT_1.kinds,
    {
      id: 'load-balancer',
      role: 'process',
      prefix: 'lb',
      parameters: [
        { key: 'routing', usual: 'round-robin', options: ['round-robin', 'random', 'least-connections'] },
        { key: 'maxRequests', usual: 10_000 },
        { key: 'cpuPerRequestMs', usual: 0.1 },
        { key: 'serverTimeoutMs', usual: 10_000 },
        { key: 'startMs', usual: 500 },
      ],
    },
  ],
};
