/** The example with two web servers behind a load balancer. */
import { component, diagramOf } from './drawing.ts';
import type { Example } from './example.ts';
import { WEB_TIER_LINKS, webTier } from './web-tier.ts';

export const loadBalanced: Example = {
  id: 'load-balanced',
  title: 'Two web servers behind a load balancer',
  question: 'One address for all users, two web servers behind it. What is safer now, and what is not?',
  diagram: diagramOf(
    'Load balanced',
    [
      component('browsers-1', 'web-browser', 0, 80),
      component('mobile-1', 'mobile-client', 0, 320),
      component('lb-1', 'load-balancer', 288, 192),
      ...webTier(576),
    ],
    [['browsers-1', 'lb-1'], ['mobile-1', 'lb-1'], ['lb-1', 'web-1'], ['lb-1', 'web-2'], ...WEB_TIER_LINKS],
  ),
  experiments: [
    {
      question: 'Stop one web server. Does the load balancer notice?',
      tryThis: 'Stop web-2 and look at what the users of browsers-1 see.',
    },
    {
      question: 'One web server is twenty times slower. Which way of picking copes best?',
      tryThis: 'Make web-2 slower by a factor of 20, then set lb-1 to pick the one with the fewest requests.',
    },
    {
      question: 'Stop the load balancer. What have we put in front of everything?',
      tryThis: 'Stop lb-1 and count who still gets an answer.',
    },
  ],
};
