// Running: play and pause, speed, traffic, skips, and the single request.
import { expect, type Locator, type Page } from '@playwright/test';

/** The speeds of the scale, slowest first, as the page names them. */
const SPEEDS = [
  ...['1/1000', '1/400', '1/200', '1/100', '1/40', '1/20', '1/10', '1/4', '1/2'],
  ...['1x', '2x', '5x', '10x', '20x'],
] as const;
export type SpeedName = (typeof SPEEDS)[number];

/** The traffic factors of the scale, least first, as the page names them. */
const TRAFFIC = [
  ...[
    '0.0x',
    '0.1x',
    '0.2x',
    '0.3x',
    '0.4x',
    '0.5x',
    '0.6x',
    '0.7x',
    '0.8x',
    '0.9x',
    '0.95x',
    '1.0x',
    '1.05x',
  ],
  ...['1.1x', '1.2x', '1.3x', '1.4x', '1.5x', '1.6x', '1.8x', '2.0x', '2.25x', '2.5x', '2.75x', '3.0x'],
  ...['3.5x', '4.0x', '4.5x', '5.0x'],
] as const;
export type TrafficName = (typeof TRAFFIC)[number];

export function runningDriver(page: Page) {
  const dock = page.getByRole('region', { name: 'Run', exact: true });
  const speed = dock.getByRole('slider', { name: 'Speed' });
  const traffic = dock.getByRole('slider', { name: 'Traffic of all clients' });
  // On a phone the dock is a sheet, and the clock runs on while it is closed.
  const clock = page.getByRole('timer', { name: 'Simulated time', includeHidden: true });
  const mode = dock.getByRole('status').first();

  /** Simulated seconds on the clock of the run. */
  const seconds = async () => {
    const [minutes = 0, rest = 0] = ((await clock.textContent()) ?? '').split(':').map(Number);
    return minutes * 60 + rest;
  };

  const placeOf = async (name: TrafficName, thumb: number) => {
    const { width = 0, height = 0 } = (await traffic.boundingBox()) ?? {};
    const share = TRAFFIC.indexOf(name) / (TRAFFIC.length - 1);
    return { x: thumb / 2 + (width - thumb) * share, y: height / 2 };
  };

  return {
    dock,
    speed,
    traffic,
    clock,
    mode,
    seconds,
    async play() {
      await dock.getByRole('button', { name: 'Play', exact: true }).click();
      await expect(mode).toHaveText('Playing');
    },
    async pause() {
      await dock.getByRole('button', { name: 'Pause', exact: true }).click();
      await expect(mode).toHaveText('Paused');
    },
    async setSpeed(name: SpeedName) {
      await speed.fill(String(SPEEDS.indexOf(name)));
      await expect(speed).toHaveAttribute('aria-valuetext', new RegExp(`^${name}:`));
    },
    async setTraffic(factor: 'least' | 'most') {
      await traffic.press(factor === 'most' ? 'End' : 'Home');
    },
    /** A press of the mouse on the scale, where this factor stands. */
    async clickTraffic(name: TrafficName) {
      await traffic.click({ position: await placeOf(name, 14) });
      await expect(traffic).toHaveAttribute('aria-valuetext', new RegExp(`^Traffic ${name}:`));
    },
    /** The same with a finger, whose slider has a larger thumb. */
    async tapTraffic(name: TrafficName) {
      await traffic.tap({ position: await placeOf(name, 26) });
      await expect(traffic).toHaveAttribute('aria-valuetext', new RegExp(`^Traffic ${name}:`));
    },
    /** Ten simulated seconds ahead, as often as asked; the seconds between are not drawn, so that costs little time. */
    async skip(times = 1) {
      const milliseconds = async () => Math.round((await seconds()) * 1000);
      for (let skips = 0; skips < times; skips++) {
        const before = await milliseconds();
        await dock.getByRole('button', { name: 'Skip 10 s' }).click();
        await expect.poll(milliseconds, { intervals: [50] }).toBeGreaterThanOrEqual(before + 10_000);
      }
    },
    /** One step, until it shows: the words of the witness are others. */
    async step(witness: Locator) {
      const before = await witness.textContent();
      await dock.getByRole('button', { name: 'Step', exact: true }).click();
      await expect(witness).not.toHaveText(before ?? '');
      await expect(mode).toHaveText('Paused');
    },
    /** A finger on the right end of the scale. */
    async tapFastest() {
      const { width = 0, height = 0 } = (await speed.boundingBox()) ?? {};
      await speed.tap({ position: { x: width - 3, y: height / 2 } });
      await expect(speed).toHaveAttribute('aria-valuetext', /^20x:/);
    },
    restart: () => dock.getByRole('button', { name: 'Restart' }).click(),
    skipButton: dock.getByRole('button', { name: 'Skip 10 s' }),
    sendButton: dock.getByRole('button', { name: /^Send one/ }),
    sendOne: () => dock.getByRole('button', { name: /^Send one/ }).click(),
  };
}
