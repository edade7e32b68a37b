import { Hono } from 'hono'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { OfficeEnv } from '../web/view.ts'
import { languages, wordsIn } from '../words/words.ts'
import { appIcon, brandColour, type IconSize, iconSizes } from './app-icon.ts'
import { OfflinePage } from './page.tsx'

/** What makes the office something to install, and readable without a network. */
export function offlineRoutes({ assets, profile }: Services) {
  const icons = new Map<IconSize, Promise<Buffer>>()
  const iconOf = (size: IconSize) => {
    const icon = icons.get(size) ?? appIcon(profile, size)
    icons.set(size, icon)
    return icon
  }
  const worker = assets.files.get(assets.worker)!.plain
  // The sentences go as they are: the browser fills them in.
  const facts = {
    assets: [assets.css, assets.js, assets.font],
    words: Object.fromEntries(
      languages.map(({ tag, locale }) => {
        const words = wordsIn(tag)
        return [tag, { locale, band: words('offline.band'), of: words('offline.of') }]
      }),
    ),
    paths: {
      offline: paths.offline,
      home: paths.home,
      public: [paths.contact, paths.contactUs],
      kept: [paths.contracts, paths.invoices, paths.consumption],
      signIn: paths.signIn,
      signOut: paths.signOut,
    },
  }
  const script = `self.office=${JSON.stringify(facts)};\n${new TextDecoder().decode(worker)}`

  const routes = new Hono<OfficeEnv>()
    .get(paths.offline, (c) => c.html(<OfflinePage view={c.var.view} />))
    .get(paths.serviceWorker, (c) =>
      c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }),
    )
    .get(paths.manifest, (c) => {
      const { words } = c.var.view
      const manifest = {
        id: paths.home,
        name: `${profile.name} · ${words('web.office')}`,
        short_name: words('offline.shortName'),
        description: words('offline.description', { utility: profile.name }),
        lang: words.language,
        start_url: paths.contracts,
        scope: paths.home,
        display: 'standalone',
        theme_color: brandColour(profile.hue),
        background_color: '#ffffff',
        icons: iconSizes.map((size) => ({
          src: paths.appIcon(String(size)),
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose: size === 180 ? 'any' : 'any maskable',
        })),
      }
      return c.body(JSON.stringify(manifest), 200, { 'Content-Type': 'application/manifest+json' })
    })
  for (const size of iconSizes) {
    routes.get(paths.appIcon(String(size)), async (c) =>
      c.body(new Uint8Array(await iconOf(size)), 200, {
        'Content-Type': 'image/png',
        'Cache-Control': 'public, max-age=86400',
      }),
    )
  }
  return routes
}
