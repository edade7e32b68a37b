import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Token, Tokens } from 'marked'
import { paths } from '../paths.ts'
import { root } from '../root.ts'
import type { Services } from '../services.ts'
import { languageOfPdf } from '../web/pdf/language.ts'
import { wordsIn } from '../words/words.ts'
import { manualChapters, manualPictures } from './manual-chapters.ts'
import { pictureNamed } from './manual-rules.ts'

type Span = { text: string; bold: boolean }
type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'picture'; alt: string; desktop: string; phone: string }

let printed: Promise<Uint8Array<ArrayBuffer>> | undefined

/** The whole manual as one tagged PDF: set when it is first asked for, and kept, for it changes only with the office. */
export function manualPdf(services: Services): Promise<Uint8Array<ArrayBuffer>> {
  printed ??= setApart(printPage(services)).catch((fault) => {
    printed = undefined
    throw fault
  })
  return printed
}

// Node reads the file's TypeScript itself, so the built office and the tests run the same one.
const program = join(root, 'src', 'help', 'manual-process.ts')
const patience = 60_000

/** In a process of its own, whose memory goes with it. */
function setApart(page: ReturnType<typeof printPage>): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const setting = fork(program, {
      serialization: 'advanced',
      execArgv: [],
      // Nothing of the office's settings. Windows starts nothing without this one.
      env: { SystemRoot: process.env.SystemRoot },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      timeout: patience,
    })
    setting.on('message', ({ pdf, fault }: { pdf?: Uint8Array; fault?: string }) =>
      pdf ? resolve(new Uint8Array(pdf)) : reject(new Error(`the manual: ${fault}`)),
    )
    setting.on('error', reject)
    setting.on('exit', (code, signal) => reject(new Error(`the manual: its process ended with ${code ?? signal}`)))
    setting.send(page)
  })
}

function printPage({ profile, settings }: Services) {
  const words = wordsIn('es-MX')
  return {
    language: languageOfPdf(words),
    title: words('help.manual.documentTitle', { utility: profile.name }),
    heading: words('help.manual.print'),
    office: words('web.office'),
    contents: words('help.manual.contents'),
    address: settings.baseUrl + paths.home,
    utility: { hue: profile.hue, mark: profile.mark, name: profile.name },
    chapters: manualChapters().map(({ title, tokens }) => ({ title, blocks: tokens.flatMap(blockOf) })),
  }
}

/** What the chapters use of Markdown, and no more. */
function blockOf(token: Token): Block[] {
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', text: token.text }]
    case 'list':
      return [
        {
          kind: 'list',
          ordered: Boolean((token as Tokens.List).ordered),
          items: (token as Tokens.List).items.map(({ tokens }) => spansOf(tokens)),
        },
      ]
    case 'paragraph': {
      const [first] = (token as Tokens.Paragraph).tokens
      return first?.type === 'image'
        ? pictureOf(first as Tokens.Image)
        : [{ kind: 'text', spans: spansOf(token.tokens) }]
    }
    default:
      return []
  }
}

function pictureOf({ href, text }: Tokens.Image): Block[] {
  const name = pictureNamed(href)
  if (!name || !manualPictures()[name]) return []
  const file = (screen: string) => `/docs/manual/pictures/${name}-${screen}.png`
  return [{ kind: 'picture', alt: text, desktop: file('desktop'), phone: file('phone') }]
}

const spansOf = (tokens: Token[] = [], bold = false): Span[] =>
  tokens.flatMap((token): Span[] => {
    const inner = (token as Tokens.Generic).tokens
    if (inner && token.type !== 'codespan') return spansOf(inner, bold || token.type === 'strong')
    return [{ text: (token as Tokens.Text).text, bold }]
  })
