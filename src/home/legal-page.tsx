import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { formatDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { LegalDocument } from '../web/profile.ts'
import type { View } from '../web/view.ts'
import { spanish } from '../words/es-MX.ts'

/** A legal text of the utility, as its profile holds it. */
export function LegalPage({ view, document }: { view: View; document: LegalDocument }) {
  const { words } = view
  const { language } = words
  const itsOwn = language === document.language ? undefined : document.language
  return (
    <Layout view={view} title={document.title}>
      <article class="prose" lang={itsOwn}>
        {(itsOwn || document.language !== spanish.tag) && (
          <p class="notice" lang={language}>
            {words(itsOwn ? 'legal.spanishOnly' : 'legal.courtesy')}
          </p>
        )}
        <h1>{document.title}</h1>
        <p class="soft small" lang={language}>
          {words('legal.version', { date: formatDate(document.version, 'long', words.locale) })}
        </p>
        {raw(document.html)}
      </article>
    </Layout>
  )
}

export function AccessibilityPage({ view }: { view: View }) {
  const { words } = view
  const link = (chunks: unknown[]) => <a href={paths.guestRequest('incidencia')}>{chunks as Child}</a>
  return (
    <Layout view={view} title={words('accessibility.title')}>
      <article class="prose">
        <h1>{words('accessibility.title')}</h1>
        <p>{words('accessibility.goal')}</p>
        <h2>{words('accessibility.how')}</h2>
        <p>{words('accessibility.howText')}</p>
        <h2>{words('accessibility.trouble')}</h2>
        <p>{words.rich('accessibility.troubleText', { a: link })}</p>
      </article>
    </Layout>
  )
}
