import type { Child } from 'hono/jsx'
import { deskPaths } from '../paths.ts'
import { Brand, Document } from './document.tsx'
import { LanguageSwitch } from './language.tsx'
import type { View } from './view.ts'

type DeskFrameProps = {
  view: View
  /** Begins with the page's h1. */
  title: string
  /** What stands beside the name; at the door, and where nobody is known, the other language. */
  bar?: Child
  /** Of the main part, beside its own. */
  look?: string
  children?: Child
}

/** What every page of the desk is around its content, with its own style sheet and code: customers' pages do not carry them. */
export function DeskFrame({ view, title, bar, look, children }: DeskFrameProps) {
  const { words, assets } = view
  return (
    <Document view={view} title={title} place={words('desk.name')} css={assets.deskCss} js={assets.deskJs} unlisted>
      <header class="desk-bar">
        <div class="masthead-bar">
          <Brand view={view} place={words('desk.name')} href={deskPaths.inbox} />
          {bar ?? <LanguageSwitch view={view} action={deskPaths.language} />}
        </div>
      </header>
      <main id="contenido" class={look ? `desk ${look}` : 'desk'}>
        {children}
      </main>
    </Document>
  )
}
