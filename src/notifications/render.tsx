/** @jsxImportSource hono/jsx */
// Mail has its styles in the letter itself: hono writes them from objects, which no page may have.
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Profile } from '../web/profile.ts'
import type { Words } from '../words/words.ts'
import type { Block, Mail, Sentence } from './blocks.ts'

type Setting = { words: Words; profile: Pick<Profile, 'name' | 'phone'>; baseUrl: string }

/** Mail programs know no style sheet: what little style a mail needs stands in it. */
const style = {
  body: 'margin:0;padding:24px 16px;font:16px/1.5 Figtree,system-ui,sans-serif',
  page: 'max-width:560px;margin:0 auto',
  head: 'margin:0 0 16px;font-size:22px;line-height:1.25',
  text: 'margin:0 0 16px',
  break: 'margin:0 0 16px;overflow-wrap:anywhere',
  item: 'margin:0 0 8px',
  quote: 'margin:0 0 16px;padding-left:12px;border-left:3px solid #8a94a0;white-space:pre-wrap;overflow-wrap:anywhere',
  button:
    'display:inline-block;padding:12px 20px;border:2px solid;border-radius:10px;font-weight:600;text-decoration:none',
  foot: 'margin:24px 0 0;padding-top:16px;border-top:1px solid #8a94a0;font-size:14px',
}

export async function mailHtml(mail: Mail, { words, profile, baseUrl }: Setting): Promise<string> {
  const page = html`<!doctype html>${(
    <html lang={words.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{mail.subject}</title>
      </head>
      <body style={style.body}>
        <main style={style.page}>
          <h1 style={style.head}>{mail.subject}</h1>
          <MailBody mail={mail} words={words} baseUrl={baseUrl} />
          <div style={style.foot}>
            <p style={style.text}>
              {words.rich('mail.automatic', {
                a: (chunks) => <a href={baseUrl + paths.contactUs}>{chunks as Child}</a>,
              })}
            </p>
            <p style={style.text}>{footer(words, profile)}</p>
          </div>
        </main>
      </body>
    </html>
  )}`
  return String(await page)
}

type MailBodyProps = { mail: Mail; words: Words; baseUrl: string; onPage?: boolean }

/** The mail itself. On a page its links stay on that page's host, and the inline style, which the policy forbids, is left out. */
export function MailBody({ mail, words, baseUrl, onPage = false }: MailBodyProps) {
  return (
    <>
      {mail.blocks.map((block) => (
        <BlockPart block={block} words={words} baseUrl={baseUrl} onPage={onPage} />
      ))}
    </>
  )
}

type BlockPartProps = { block: Block; words: Words; baseUrl: string; onPage: boolean }

function BlockPart({ block, words, baseUrl, onPage }: BlockPartProps) {
  const as = (name: keyof typeof style) => (onPage ? undefined : style[name])
  const base = onPage ? '' : baseUrl
  const written = ({ key, values, href = paths.home }: Sentence) =>
    words.rich(key, {
      ...values,
      a: (chunks) => <a href={addressOf(base, href)}>{chunks as Child}</a>,
      b: (chunks) => <b>{chunks as Child}</b>,
    })
  switch (block.kind) {
    case 'sentence':
      return <p style={as('break')}>{written(block)}</p>
    case 'sentences':
      return (
        <ul style={as('break')}>
          {block.items.map((item) => (
            <li style={as('item')}>{written(item)}</li>
          ))}
        </ul>
      )
    case 'action':
      return (
        <p style={as('text')}>
          <a class={onPage ? 'button' : undefined} style={as('button')} href={base + block.href}>
            {words(block.key, block.values)}
          </a>
        </p>
      )
    case 'address':
      return <p style={as('break')}>{addressOf(baseUrl, block.href)}</p>
    case 'facts':
      return (
        <ul style={as('text')}>
          {block.rows.map(([name, value]) => (
            <li>
              {words(name)}: <b>{value}</b>
            </li>
          ))}
        </ul>
      )
    case 'list':
      return (
        <ul style={as('break')}>
          {block.items.map((item) => (
            <li>
              <b>{item}</b>
            </li>
          ))}
        </ul>
      )
    case 'quote':
      return (
        <blockquote class={onPage ? 'as-written' : undefined} style={as('quote')}>
          {block.text}
        </blockquote>
      )
  }
}

/** The desk may have a host of its own: its links name it. */
const addressOf = (base: string, href: string) => (/^https?:/.test(href) ? href : base + href)

/** The same mail for programs, and people, that read text. */
export function mailText(mail: Mail, { words, profile, baseUrl }: Setting): string {
  const writtenOut = mail.blocks.flatMap((block) => (block.kind === 'address' ? [block.href] : []))
  const paragraphs = mail.blocks.map((block) => textOf(block, { words, baseUrl, writtenOut }))
  const automatic = plain(words, 'mail.automatic')
  return `${[...paragraphs, '-- ', automatic, `${baseUrl}${paths.contactUs}`, footer(words, profile)].join('\n\n')}\n`
}

type TextSetting = { words: Words; baseUrl: string; writtenOut: string[] }

function textOf(block: Block, { words, baseUrl, writtenOut }: TextSetting): string {
  switch (block.kind) {
    case 'sentences':
      return block.items
        .map((item) => `- ${textOf(item, { words, baseUrl, writtenOut }).replace('\n', '\n  ')}`)
        .join('\n')
    case 'action':
      return `${words(block.key, block.values)}:\n${baseUrl}${block.href}`
    case 'sentence': {
      const said = plain(words, block.key, block.values)
      return block.href && !writtenOut.includes(block.href) ? `${said}\n${addressOf(baseUrl, block.href)}` : said
    }
    case 'address':
      return addressOf(baseUrl, block.href)
    case 'facts':
      return block.rows.map(([name, value]) => `${words(name)}: ${value}`).join('\n')
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'quote':
      return block.text.replace(/^/gm, '> ')
  }
}

function plain(words: Words, key: Parameters<Words['rich']>[0], values: Record<string, string | number> = {}): string {
  const asItStands = (chunks: unknown[]) => chunks.join('')
  return words.rich(key, { ...values, a: asItStands, b: asItStands }).join('')
}

const footer = (words: Words, { name, phone }: Setting['profile']) =>
  phone ? words('mail.footerPhone', { utility: name, phone }) : words('mail.footer', { utility: name })
