import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { View } from './view.ts'

const doctype = raw('<!doctype html>')

/** The one inline style; the policy allows it by its hash. */
export const brandStyle = (hue: number) => `:root{--hue:${hue}}`

type DocumentProps = {
  view: View
  /** Begins with the page's h1. */
  title: string
  /** Which of the utility's two places it is, in words. */
  place: string
  css: string
  js: string
  /** No search engine keeps it. */
  unlisted?: boolean
  children?: Child
}

/** What every page of the office and of the desk is, around its body. */
export function Document({ view, title, place, css, js, unlisted, children }: DocumentProps) {
  const { words, profile, assets } = view
  return (
    <>
      {doctype}
      <html lang={words.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · ${place} · ${profile.name}`}</title>
          <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="" />
          <link rel="stylesheet" href={css} />
          <style>{raw(brandStyle(profile.hue))}</style>
          <meta name="color-scheme" content="light dark" />
          {unlisted && <meta name="robots" content="noindex" />}
          <link rel="icon" href={paths.icon} type="image/svg+xml" />
          {!unlisted && (
            <>
              <meta name="description" content={words('offline.description', { utility: profile.name })} />
              <link rel="apple-touch-icon" href={paths.appIcon('180')} />
              <link rel="manifest" href={paths.manifest} />
            </>
          )}
          <script type="module" src={js}></script>
        </head>
        <body>
          <a class="skip" href="#contenido">
            {words('web.skip')}
          </a>
          {children}
        </body>
      </html>
    </>
  )
}

/** The utility's mark and name, and the place below; leads to where that place begins. */
export const Brand = ({ view: { profile }, place, href }: { view: View; place: string; href: string }) => (
  <a class="brand" href={href}>
    {raw(profile.mark)}
    <span>
      {profile.name}
      <small>{place}</small>
    </span>
  </a>
)
