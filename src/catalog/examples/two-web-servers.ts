/** The example with two web servers and no balancer: clients pick one at random. */
import { component, diagramOf } from './drawing.ts';
import type { Example } from './example.ts';
import { WEB_TIER_LINKS, webTier } from './web-tier.ts';

export const twoWebServers: Example = {
  id: 'two-web-servers',
  title: 'Two web servers without a balancer',
  question: 'Clients pick one of two web servers at random. Is that twice as safe?',
  diagram: diagramOf(
    'Two web servers',
    [
      component('browsers-1', 'web-browser', 0, 80),
      component('mobile-1', 'mobile-client', 0, 320),
      ...webTier(304),
    ],
    ['browsers-1', 'mobile-1']
      .flatMap((client) => ['web-1', 'web-2'].map((web) => [client, web] as const))
      .concat(WEB_TIER_LINKS),
  ),
  experiments: [
    {
      question: 'Stop one web server. How many requests fail?',
      tryThis: 'Stop web-2 and look at the shares on the cards of the clients.',
    },
    {
      question: 'One web server is twenty times slower. Do clients avoid it?',
      tryThis: 'Make web-2 slower by a factor of 20 and compare the queues of web-1 and web-2.',
    },
    {
      question: 'Eight times the traffic. Does the second web server help?',
      tryThis: 'Set "Traffic of all clients" below to 8 and look for the machine that runs out of CPU.',
    },
  ],
};
