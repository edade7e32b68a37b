import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

/** The machine's Chromium; `npm test` installs one where there is none and it may. */
export function openBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = places.find((place) => place && existsSync(place))
  if (!executablePath) throw new Error('No Chromium: install one (apt-get install -y chromium) or set CHROMIUM_PATH')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}

// What the service worker does has a journey of its own.
export const phone: BrowserContextOptions = {
  serviceWorkers: 'block',
  viewport: { width: 390, height: 844 },
  locale: 'es-MX',
  reducedMotion: 'reduce',
}
export const desktop: BrowserContextOptions = {
  serviceWorkers: 'block',
  viewport: { width: 1280, height: 900 },
  locale: 'es-MX',
  reducedMotion: 'reduce',
}
