/** The systems that the lessons start from. */
import { component, diagramOf } from '../catalog/examples/drawing.ts';
import { type Diagram, EMPTY_DIAGRAM } from '../diagram/diagram.ts';

const inBox = { machine: 'box-1' };

const BOX = [
  component('box-1', 'machine', 304, 0, { width: 528, height: 528 }),
  component('web-1', 'web-server', 16, 208, inBox),
  component('db-1', 'database', 304, 48, inBox),
  component('cache-1', 'cache', 304, 208, inBox),
  component('static-1', 'static-files', 304, 368, inBox),
];

const INSIDE = [
  ['web-1', 'db-1'],
  ['web-1', 'cache-1'],
  ['web-1', 'static-1'],
] as const;

/** Nothing yet, and no traffic. */
export function emptyCanvas(name: string): Diagram {
  return { ...EMPTY_DIAGRAM, name, trafficFactor: 0 };
}

/** One machine with everything, and web browsers. */
export function boxWithBrowsers(name: string, trafficFactor: number): Diagram {
  const browsers = component('browsers-1', 'web-browser', 0, 80);
  return { ...diagramOf(name, [browsers, ...BOX], [['browsers-1', 'web-1'], ...INSIDE]), trafficFactor };
}

/** One machine with everything, web browsers and mobile clients: so many people on each side. */
export function boxWithBoth(
  name: string,
  trafficFactor: number,
  people: { readonly browsers: number; readonly mobile: number } = { browsers: 240, mobile: 160 },
): Diagram {
  const clients = [
    component('browsers-1', 'web-browser', 0, 80, { parameters: crowd(people.browsers, 240) }),
    component('mobile-1', 'mobile-client', 0, 320, { parameters: crowd(people.mobile, 160) }),
  ];
  const links = [['browsers-1', 'web-1'], ['mobile-1', 'web-1'], ...INSIDE] as const;
  return { ...diagramOf(name, [...clients, ...BOX], links), trafficFactor };
}

/** The usual number is not written down. */
function crowd(people: number, usual: number) {
  return people === usual ? {} : { people };
}
