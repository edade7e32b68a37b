import type { Token, Tokens } from 'marked'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { languageOfPdf } from '../web/pdf/language.ts'
import { compilePdf } from '../web/pdf/typst.ts'
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
  printed ??= compilePdf('help/manual.typ', printPage(services)).catch((fault) => {
    printed = undefined
    throw fault
  })
  return printed
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
