import { raw } from 'hono/html'
import type { Tokens } from 'marked'
import { Marked } from 'marked'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import { spanish } from '../words/es-MX.ts'
import { type Chapter, type ManualPicture, pictureNamed, type Screen, shotAddress } from './manual-rules.ts'

type ManualProps = { view: View; chapters: readonly Chapter[] }

/** What the manual holds, and the whole of it as one file. */
export function ManualPage({ view, chapters }: ManualProps) {
  const { words } = view
  return (
    <Layout view={view} title={words('help.topic.manual')}>
      <div class="page-head">
        <a class="crumb" href={paths.help}>
          <Icon name="left" />
          {words('help.back')}
        </a>
        <h1>{words('help.topic.manual')}</h1>
        <p class="lede">{words('help.manual.lede')}</p>
        {words.language !== spanish.tag && <p class="notice">{words('help.manual.spanish')}</p>}
      </div>
      <section class="card" aria-labelledby="contenido-manual">
        <div class="list-head">
          <h2 id="contenido-manual">{words('help.manual.contents')}</h2>
          <a class="button second small" href={paths.manualPdf}>
            <Icon name="download" />
            {words('help.manual.pdf')}
          </a>
        </div>
        <ol class="contents" lang={itsOwn(view)}>
          {chapters.map(({ slug, title }) => (
            <li>
              <a href={paths.manualChapter(slug)}>{title}</a>
            </li>
          ))}
        </ol>
      </section>
    </Layout>
  )
}

/** The manual is in Spanish, whatever the language of the page. */
const itsOwn = ({ words }: View) => (words.language === spanish.tag ? undefined : spanish.tag)

type ChapterProps = ManualProps & { chapter: Chapter; pictures: Readonly<Record<string, ManualPicture>> }

/** One chapter, with its neighbours. */
export function ChapterPage({ view, chapters, chapter, pictures }: ChapterProps) {
  const { words } = view
  const [before, after] = [chapters[chapter.number - 2], chapters[chapter.number]]
  return (
    <Layout view={view} title={chapter.title}>
      <article class="prose manual">
        <a class="crumb" href={paths.manual}>
          <Icon name="left" />
          {words('help.topic.manual')}
        </a>
        <div>
          <p class="soft small">{words('help.manual.chapter', { number: chapter.number, count: chapters.length })}</p>
          <h1 lang={itsOwn(view)}>{chapter.title}</h1>
        </div>
        <div class="prose" lang={itsOwn(view)}>
          {raw(htmlWith(pictures).parser(chapter.tokens))}
        </div>
        <nav class="row between" aria-label={words('help.manual.chapters')}>
          {before && (
            <a href={paths.manualChapter(before.slug)} rel="prev" lang={itsOwn(view)}>
              {words('help.manual.previous', { title: before.title })}
            </a>
          )}
          {after && (
            <a href={paths.manualChapter(after.slug)} rel="next" lang={itsOwn(view)}>
              {words('help.manual.next', { title: after.title })}
            </a>
          )}
        </nav>
      </article>
    </Layout>
  )
}

/** A picture is the phone's on a phone, and keeps its place until it comes. */
const htmlWith = (pictures: ChapterProps['pictures']) =>
  new Marked({
    renderer: {
      image: ({ href, text }: Tokens.Image) => {
        const name = pictureNamed(href)
        const picture = name ? pictures[name] : undefined
        if (!name || !picture) return ''
        const { phone, desktop } = picture
        const address = (screen: Screen) => paths.manualPicture(shotAddress(name, screen, picture[screen]))
        return (
          `<picture><source media="(width < 40rem)" srcset="${address('phone')}" width="${phone.width}" height="${phone.height}">` +
          `<img src="${address('desktop')}" alt="${escaped(text)}" width="${desktop.width}" height="${desktop.height}" loading="lazy" decoding="async"></picture>`
        )
      },
    },
  })

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
